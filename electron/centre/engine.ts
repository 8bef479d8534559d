import type { PGlite, PGliteOptions } from '@electric-sql/pglite';

/** One centre needs little: small buffers and short log segments make the engine start in half the time. */
export const ENGINE_SETTINGS = {
  always: ['-c', 'shared_buffers=8MB'],
  /** When it makes a new data directory. */
  first: ['--wal-segsize=1'],
} as const;

/** With what the engine forces to disk before it says that a row is there; its default is a call that does nothing. */
const DURABLE = ['-c', 'wal_sync_method=fsync'];
/** In the engine's own parameters: that it force nothing to disk. */
const NO_FSYNC = '-F';

/**
 * Starts the database engine in this process: in memory, or in a folder, where every transaction outlives a power cut
 * (INV-2). It is large, and loaded only here.
 */
export async function startEngine({
  dataDir,
  ...options
}: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'> = {}): Promise<PGlite> {
  const { PGlite: Engine } = await import('@electric-sql/pglite');
  const start = { ...options, initDbStartParams: [...ENGINE_SETTINGS.first] };
  const parameters = [...Engine.defaultStartParams, ...ENGINE_SETTINGS.always];
  if (dataDir === undefined) return Engine.create({ ...start, startParams: parameters });
  const { DurableFiles } = await import('./durable-files');
  return Engine.create({
    ...start,
    fs: new DurableFiles(dataDir),
    startParams: [...parameters.filter((parameter) => parameter !== NO_FSYNC), ...DURABLE],
  });
}
