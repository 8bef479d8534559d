import { open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../atomic-file';

/**
 * Moves a folder to its place with all that is in it forced to disk before and the move after it: a power cut finds all
 * of it, or nothing. Throws what the file system throws.
 */
export async function moveDurably(from: string, to: string): Promise<void> {
  await syncTree(from);
  await rename(from, to);
  syncFolder(dirname(to));
}

/**
 * Forces a folder to disk with all that is in it; all files at once, since file systems force many to disk in the time
 * of a few. Throws what the file system throws.
 */
export async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? syncTree(path) : syncFile(path);
    }),
  );
  syncFolder(folder);
}

async function syncFile(path: string): Promise<void> {
  // For writing: Windows forces no file to disk that is open for reading alone.
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
