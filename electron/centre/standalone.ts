import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../atomic-file';
import { systemClock, type Clock } from '../clock';
import { codeOf } from '../error-code';
import { startCentre, type Centre, type CentreOptions } from './centre';
import { CentreStartError } from './start-error';

export interface StandaloneOptions extends Pick<
  CentreOptions,
  'trustAnchors' | 'resetAuthority' | 'phonePageFolder' | 'logLevel' | 'maintenance'
> {
  /** The folder of the registrar's token, and of the embedded database. */
  readonly data: string;
  /** A PostgreSQL server instead of the embedded database. */
  readonly database?: string;
  /** An empty database for a first start. */
  readonly prepared?: string;
  readonly port: number;
  readonly host?: string;
  /** The machine's own clock unless told otherwise. */
  readonly clock?: Clock;
}

/** The centre by itself (the verb `centre`). Throws a `CentreStartError` with a sentence when it cannot start. */
export async function runStandaloneCentre(options: StandaloneOptions): Promise<Centre> {
  const { data, database, prepared, clock = systemClock, ...rest } = options;
  const registrarToken = await registrarTokenOf(data);
  return startCentre({
    ...rest,
    clock,
    registrarToken,
    database:
      database === undefined
        ? { kind: 'embedded', folder: data, ...(prepared === undefined ? {} : { prepared }) }
        : { kind: 'postgres', url: database },
  });
}

/**
 * The registrar's token of a data folder; made when there is none yet, readable by its owner alone. Throws a
 * `CentreStartError` with a sentence when it can be neither read nor made.
 */
export async function registrarTokenOf(data: string): Promise<string> {
  const file = join(data, 'registrar-token');
  try {
    await mkdir(data, { recursive: true, mode: 0o700 });
    // Two centres that start at once: the first one's token stays.
    if (!existsSync(file)) {
      const token = `${randomBytes(32).toString('base64url')}\n`;
      writeFileAtomically(file, token, { mode: 0o600, keepsExisting: true });
    }
  } catch (error) {
    throw new CentreStartError(
      `The folder ${data} cannot be written to (${codeOf(error) ?? 'unknown'}): it has to be a folder of this user’s.`,
    );
  }
  const kept = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CentreStartError(
      `The registrar’s token in ${file} cannot be read (${codeOf(error) ?? 'unknown'}): remove it, and a new one is made.`,
    );
  });
  if (kept.trim() === '') throw new CentreStartError(`The registrar’s token in ${file} is empty: remove the file.`);
  return kept.trim();
}
