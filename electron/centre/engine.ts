import type { PGlite, PGliteOptions } from '@electric-sql/pglite';

/** One centre needs little: small buffers and short log segments make the engine start in half the time. */
const SETTINGS = ['-c', 'shared_buffers=8MB'];
const FIRST_SETTINGS = ['--wal-segsize=1'];

/** Starts the database engine in this process. It is large, and loaded only here. */
export async function startEngine(options: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'> = {}): Promise<PGlite> {
  const { PGlite: Engine } = await import('@electric-sql/pglite');
  return Engine.create({
    ...options,
    startParams: [...Engine.defaultStartParams, ...SETTINGS],
    initDbStartParams: FIRST_SETTINGS,
  });
}
