import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { moveDurably } from '../../electron/centre/durable-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansho-durable-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder is at its new place with all that is in it, however deep', async () => {
  const from = join(folder, 'beside');
  mkdirSync(join(from, 'base', '1'), { recursive: true });
  mkdirSync(join(from, 'empty'));
  writeFileSync(join(from, 'base', '1', 'file'), 'content', { mode: 0o600 });
  await moveDurably(from, join(folder, 'place'));
  expect(existsSync(from)).toBe(false);
  expect(existsSync(join(folder, 'place', 'empty'))).toBe(true);
  expect(readFileSync(join(folder, 'place', 'base', '1', 'file'), 'utf8')).toBe('content');
});

test('what cannot be forced to disk is not moved', async () => {
  await expect(moveDurably(join(folder, 'none'), join(folder, 'place'))).rejects.toThrow('ENOENT');
  expect(existsSync(join(folder, 'place'))).toBe(false);
});
