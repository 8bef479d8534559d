import { rename, writeFile } from 'node:fs/promises';
import { migrate } from './database';
import { startEngine } from './engine';

/**
 * Writes an empty, migrated database to a file (`.tar.gz`), for `prepared`: a first start that takes it need not make
 * one. Takes some seconds; meant for the build.
 */
export async function prepareDatabase(file: string): Promise<void> {
  const [engine, { drizzle }] = await Promise.all([startEngine(), import('drizzle-orm/pglite')]);
  try {
    await migrate(drizzle(engine));
    const dump = await engine.dumpDataDir('gzip');
    // Whole or not at all: a build that is interrupted leaves no half of a database.
    const beside = `${file}.${process.pid}`;
    await writeFile(beside, Buffer.from(await dump.arrayBuffer()));
    await rename(beside, file);
  } finally {
    await engine.close();
  }
}
