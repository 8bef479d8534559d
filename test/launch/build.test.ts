import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourcesHash } from '../../electron/launch/build.mjs';
import { opensWindows } from '../../electron/launch/verbs.mjs';

let root = '';
const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ansho-build-'));
  write('electron/main.ts', 'main');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test('a build is stale when a source changes, appears, moves or goes', () => {
  const seen = new Set([sourcesHash(root)]);
  write('electron/main.ts', 'changed');
  seen.add(sourcesHash(root));
  write('machines/kiosk/machine.ts', 'new');
  seen.add(sourcesHash(root));
  rmSync(join(root, 'machines/kiosk/machine.ts'));
  write('machines/machine.ts', 'new');
  seen.add(sourcesHash(root));
  expect(seen.size).toBe(4);
});

test('a build is not stale for what it does not read', () => {
  const before = sourcesHash(root);
  write('electron/launch/start.mjs', 'launcher');
  write('test/a.test.ts', 'test');
  write('README.md', 'text');
  expect(sourcesHash(root)).toBe(before);
});

test.each([
  [['run', 'a.yaml', '--driver', 'electron'], true],
  [['run', '--driver=electron', 'a.yaml'], true],
  [['run', 'a.yaml', '--driver', 'headless'], false],
  [['run', 'a.yaml'], false],
  [['evidence'], true],
  [['gallery', '--language', 'ja'], true],
  [['record', '--language', 'ja'], true],
  [['cards'], false],
  [[], false],
])('%j opens windows: %s', (args, opens) => {
  expect(opensWindows(args)).toBe(opens);
});
