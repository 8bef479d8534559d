import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../../electron/centre/bytes';
import { ENGINE_SETTINGS } from '../../../electron/centre/engine';
import { MIGRATIONS } from '../../../electron/centre/migrations';
import { prepareDatabase } from '../../../electron/centre/prepare-database';

/** An empty database of the present schema; made once on a machine, since that takes seconds. */
export async function preparedDatabase(): Promise<string> {
  const folder = join(tmpdir(), `ansho-test-${process.getuid?.() ?? ''}`);
  const file = join(
    folder,
    `${sha256(JSON.stringify([MIGRATIONS, ENGINE_SETTINGS]))
      .toString('hex')
      .slice(0, 16)}.tar.gz`,
  );
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await prepareDatabase(file);
  }
  return file;
}
