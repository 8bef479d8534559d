import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonIn } from '../../electron/launch/electron-binary.mjs';
import { hasDisplay } from '../../electron/launch/display.mjs';
import { isRecentEnough, whyNoBuild } from '../../electron/launch/install.mjs';
import { isForgotten, withLock } from '../../electron/launch/lock.mjs';
import { checkSha512 } from '../../electron/launch/registry-electron.mjs';
import { scripts } from '../../package.json';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansho-launch-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ['18.20.0', false],
  ['20.18.9', false],
  ['20.19.0', true],
  ['20.20.2', true],
  ['22.0.0', true],
])('Node.js %s is recent enough: %s', (version, enough) => {
  expect(isRecentEnough(version)).toBe(enough);
});

test("npm's own install runs nothing of ours, which would need what is not installed yet", () => {
  const byItself = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'dependencies'];
  expect(Object.keys(scripts).filter((name) => byItself.includes(name))).toEqual([]);
});

test('a display is X or Wayland on Linux, and always there elsewhere', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'darwin')).toBe(true);
});

test('a file that is not the pinned one is refused, with a way on', async () => {
  const file = join(folder, 'electron.zip');
  writeFileSync(file, 'abc');
  const abc =
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f';
  await expect(checkSha512(file, abc)).resolves.toBeUndefined();
  await expect(checkSha512(file, abc.replace('d', 'e'))).rejects.toThrow(
    /electron\.zip is not the file that was pinned/,
  );
});

test('one at a time: the second waits for the first', async () => {
  const lock = join(folder, 'lock');
  const order: string[] = [];
  const first = withLock(lock, 'busy', async () => {
    order.push('first begins');
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push('first ends');
  });
  const second = withLock(lock, 'busy', () => {
    order.push('second');
    return Promise.resolve();
  });
  await Promise.all([first, second]);
  expect(order).toEqual(['first begins', 'first ends', 'second']);
});

test('the lock of a killed run counts for nothing', async () => {
  const lock = join(folder, 'lock');
  const NO_SUCH_PROCESS = 2 ** 22 + 1; // above Linux's highest
  writeFileSync(lock, String(NO_SUCH_PROCESS));
  expect(isForgotten(lock)).toBe(true);
  await expect(withLock(lock, 'busy', () => Promise.resolve('mine'))).resolves.toBe('mine');
  writeFileSync(lock, String(process.pid));
  expect(isForgotten(lock)).toBe(false);
});

test('a failed build of the card reader package is told in a few words', () => {
  expect(whyNoBuild('../src/x.cc:3:10: fatal error: winscard.h: No such file')).toContain('libpcsclite-dev');
  expect(whyNoBuild('gyp ERR! find Python You need to install')).toContain('python3');
  expect(whyNoBuild('gyp ERR! stack Error: not found: make')).toContain('make');
  const offline =
    'gyp ERR! stack Error: This is most likely not a problem with node-gyp and is related to network connectivity';
  expect(whyNoBuild(offline)).toContain('headers could not be downloaded');
});

test('a failed download is told by its cause', () => {
  expect(reasonIn('TypeError: fetch failed\n  cause: getaddrinfo ENOTFOUND example.org')).toBe('ENOTFOUND example.org');
  expect(reasonIn('HTTPError: Response code 404 (Not Found)\n    at x')).toBe('Response code 404 (Not Found)');
});
