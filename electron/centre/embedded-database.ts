import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../error-code';
import type { OpenDatabase } from './database.types';
import { moveDurably } from './durable-folder';
import { startEngine } from './engine';
import { lockFolder } from './folder-lock';
import { CentreStartError } from './start-error';
import { unpackTo, unzipped } from './unpack';

export interface EmbeddedDatabaseOptions {
  /** The folder on disk; without it the database is in memory and gone with the centre. */
  readonly folder?: string;
  /** An empty database that `prepareDatabase` has written: a first start takes it instead of making one. */
  readonly prepared?: string;
}

/** Opens the database inside this process. Its engine is loaded only here. */
export async function openEmbedded({ folder, prepared }: EmbeddedDatabaseOptions): Promise<OpenDatabase> {
  if (folder === undefined) {
    return start(
      prepared === undefined ? {} : { loadDataDir: new WholeBlob(await unzipped(await readFile(prepared))) },
    );
  }
  const unlock = await claim(folder);
  try {
    const dataDir = join(folder, 'database');
    await removeLeftovers(folder);
    if (!(await exists(dataDir))) await makeReady(folder, dataDir, prepared);
    const open = await start({ dataDir });
    return { database: open.database, close: () => open.close().finally(unlock) };
  } catch (error) {
    unlock();
    throw asStartError(error, folder);
  }
}

/** A blob that gives its bytes back as they are: reading an ordinary one copies them, several times. */
class WholeBlob extends Blob {
  readonly #bytes: Buffer<ArrayBuffer>;

  constructor(bytes: Buffer<ArrayBuffer>) {
    super();
    this.#bytes = bytes;
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    return Promise.resolve(buffer.slice(byteOffset, byteOffset + byteLength));
  }
}

async function start(options: Parameters<typeof startEngine>[0]): Promise<OpenDatabase> {
  const [engine, { drizzle }] = await Promise.all([startEngine(options), import('drizzle-orm/pglite')]);
  return { database: drizzle(engine), close: () => engine.close() };
}

async function claim(folder: string): Promise<() => void> {
  try {
    await mkdir(folder, { recursive: true });
    return await lockFolder(folder);
  } catch (error) {
    throw asStartError(error, folder);
  }
}

/**
 * A new data directory comes into being beside its place and is moved there whole: killed half-way, or cut off from its
 * power, it was never there.
 */
async function makeReady(folder: string, dataDir: string, prepared: string | undefined): Promise<void> {
  const beside = join(folder, `${NEW}${process.pid}`);
  if (prepared !== undefined) await unpackTo(await readFile(prepared), beside);
  else await (await start({ dataDir: beside })).close();
  await moveDurably(beside, dataDir);
}

const NEW = 'new-database-';

async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((candidate) => candidate.startsWith(NEW))) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return readdir(path).then(
    () => true,
    () => false,
  );
}

function asStartError(error: unknown, folder: string): CentreStartError {
  if (error instanceof CentreStartError) return error;
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new CentreStartError(`The folder ${folder} cannot be written to.`);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return new CentreStartError(`${folder} is not a folder.`);
  return new CentreStartError(`The database in ${folder} could not be opened (${code ?? String(error)}).`);
}
