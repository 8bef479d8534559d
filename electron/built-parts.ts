import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the built parts of the program lie. */
export interface BuiltParts {
  readonly renderer: string;
  readonly preload: string;
  readonly centreProcess: string;
  /** An empty, migrated database for a first start; undefined where the build has made none. */
  readonly preparedDatabase: string | undefined;
}

/** Every built program lies in `dist/main`, beside which the pages and preloads are. */
export function builtParts(): BuiltParts {
  const dist = join(import.meta.dirname, '..');
  const prepared = join(dist, 'prepared-database.tar.gz');
  return {
    renderer: join(dist, 'renderer'),
    preload: join(dist, 'preload'),
    centreProcess: join(dist, 'main', 'centre-process.js'),
    preparedDatabase: existsSync(prepared) ? prepared : undefined,
  };
}
