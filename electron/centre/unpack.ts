import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const BLOCK = 512;

/** The bytes of a gzipped file; done beside the main thread. */
export const unzipped = promisify<Uint8Array, Buffer<ArrayBuffer>>(gunzip);

/** Unpacks a gzipped tar archive of ordinary files and folders (the engine's own dump) into a new folder. */
export async function unpackTo(archive: Uint8Array, folder: string): Promise<void> {
  const bytes = await unzipped(archive);
  const made = new Set<string>();
  const folderOf = async (path: string): Promise<void> => {
    if (made.has(path)) return;
    await mkdir(path, { recursive: true, mode: 0o700 });
    made.add(path);
  };
  await folderOf(folder);
  const writes: Promise<void>[] = [];
  for (let offset = 0; offset + BLOCK <= bytes.length && bytes[offset] !== 0;) {
    const { name, size, isFolder } = headerAt(bytes, offset);
    const path = join(folder, name);
    if (!path.startsWith(folder)) throw new RangeError(`the archive leads out of its folder: ${name}`);
    await folderOf(isFolder ? path : dirname(path));
    const start = offset + BLOCK;
    if (!isFolder) writes.push(writeFile(path, bytes.subarray(start, start + size), { mode: 0o600 }));
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  await Promise.all(writes);
}

function headerAt(bytes: Buffer, offset: number): { name: string; size: number; isFolder: boolean } {
  const field = (start: number, length: number): string => {
    const raw = bytes.toString('latin1', offset + start, offset + start + length);
    const end = raw.indexOf('\0');
    return (end < 0 ? raw : raw.slice(0, end)).trim();
  };
  const prefix = field(345, 155);
  const name = field(0, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: Number.parseInt(field(124, 12) || '0', 8),
    isFolder: field(156, 1) === '5',
  };
}
