import type { PGlite, PGliteOptions } from '@electric-sql/pglite';

/** One centre needs little: small buffers and short log segments make the engine start in half the time. */
export const ENGINE_SETTINGS = {
  always: ['-c', 'shared_buffers=8MB'],
  /** When it makes a new data directory. */
  first: ['--wal-segsize=1'],
} as const;

/** Starts the database engine in this process. It is large, and loaded only here. */
export async function startEngine(options: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'> = {}): Promise<PGlite> {
  const { PGlite: Engine } = await import('@electric-sql/pglite');
  return Engine.create({
    ...options,
    startParams: [...Engine.defaultStartParams, ...ENGINE_SETTINGS.always],
    initDbStartParams: [...ENGINE_SETTINGS.first],
  });
}
