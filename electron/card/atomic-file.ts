import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface AtomicWriteOptions {
  /** Permission bits of the file; 0644 when left out. */
  readonly mode?: number;
  /** True: a file that is there already stays as it is. */
  readonly keepsExisting?: boolean;
}

/**
 * Writes a file whole or not at all (INV-3): beside its place first, forced to disk, then put in its place by one step
 * of the file system. Creates the folder. Throws what the file system throws; then nothing has changed.
 */
export function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: AtomicWriteOptions = {},
): void {
  const { mode = 0o644, keepsExisting = false } = options;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
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
}

function putIfAbsent(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
