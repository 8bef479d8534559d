import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './processes.mjs';

const POLL_MS = 500;
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000;

/**
 * Lets one process at a time do something. A lock whose owner was killed counts for nothing.
 * @template T
 * @param {string} file the lock file; it holds the owner's process id
 * @param {string} what what the other one is doing, for the line that says why we wait
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(file, what, action) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !take(file); told = true) {
    if (isForgotten(file)) rmSync(file, { force: true });
    else {
      if (!told) say(`another run is ${what}; waiting for it (lock: ${file})`);
      await sleep(POLL_MS);
    }
  }
  try {
    return await action();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** True when the lock's owner is gone. An empty file is one that is just being written. @param {string} file */
export function isForgotten(file) {
  try {
    const owner = Number(readFileSync(file, 'utf8'));
    if (Date.now() - statSync(file).mtimeMs > FORGOTTEN_AFTER_MS) return true;
    return owner > 0 && !isAlive(owner);
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
