import { stat, unlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../error-code';
import { sha256 } from './bytes';
import { CentreStartError } from './start-error';

/**
 * Claims a folder for this process, and gives what lets it go. The claim is a listening local socket and not a file:
 * the system drops it with the process, however that ends. Throws a `CentreStartError` when another process has it.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const name = `ansho-${sha256(`${dev}:${ino}:${process.getuid?.() ?? ''}`)
    .toString('hex')
    .slice(0, 32)}`;
  const path = socketPath(name);
  try {
    return await listen(path);
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    if (path.startsWith('/') && !(await answers(path))) {
      await unlink(path);
      return listen(path);
    }
    throw new CentreStartError(`The folder ${folder} is in use by another centre.`);
  }
}

/** Linux and Windows have names that are no files; elsewhere a socket file can outlive its process. */
function socketPath(name: string): string {
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(path: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(path, () => {
      server.unref();
      resolve(() => void server.close());
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
