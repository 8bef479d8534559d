import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './error-code';

export interface AtomicWriteOptions {
  /** Permission bits of the file; 0644 when left out. */
  readonly mode?: number;
  /** True: a file that is there already stays as it is. */
  readonly keepsExisting?: boolean;
}

/**
 * Writes a file whole or not at all (INV-3): beside its place first, forced to disk, then put in its place by one step
 * of the file system, and that step forced to disk as well (REF-18): what this has written outlives a power cut.
 * Creates the folder. Throws what the file system throws; the file is then the old one or the new one.
 */
export function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: AtomicWriteOptions = {},
): void {
  const { mode = 0o644, keepsExisting = false } = options;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}${TEMPORARY}`;
  try {
    const file = openSync(temporary, 'wx', mode);
    try {
      const bytes = Buffer.from(content);
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (!keepsExisting) renameSync(temporary, path);
    else putIfAbsent(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(dirname(path));
}

/** Removes a file that may be there; gone for good before this returns (REF-18). Throws what the file system throws. */
export function removeDurably(path: string): void {
  rmSync(path, { force: true });
  syncFolder(dirname(path));
}

/**
 * Removes what writes of this file that were cut off have left beside it. For the one process that writes the file:
 * another's write that is under way would be lost. What cannot be removed stays; it is never read.
 */
export function removeStrays(path: string): void {
  const folder = dirname(path);
  try {
    for (const name of readdirSync(folder)) {
      if (isTemporaryOf(basename(path), name)) rmSync(join(folder, name), { force: true });
    }
  } catch {
    return;
  }
}

const TEMPORARY = '.tmp';
const UUID = /^[0-9a-f-]{36}$/;

function isTemporaryOf(file: string, name: string): boolean {
  if (!name.startsWith(`${file}.`) || !name.endsWith(TEMPORARY)) return false;
  return UUID.test(name.slice(file.length + 1, -TEMPORARY.length));
}

function putIfAbsent(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/**
 * Forces the names in a folder to disk: what was made, renamed or removed there is so after a power cut. Throws what the
 * file system throws, but where there is no such thing: Windows opens no folder, some file systems force none to disk.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } catch (error) {
    if (codeOf(error) !== 'EINVAL') throw error;
  } finally {
    closeSync(opened);
  }
}
