import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RotatingFile } from '../../electron/store/rotating-file';
import { openStoreLog } from '../../electron/store/store-log';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansho-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LINE = `${'x'.repeat(99)}\n`;

test('a log never grows beyond its bound, and keeps the latest lines', () => {
  const file = new RotatingFile(folder, 'ansho', { size: 1_000, kept: 3 });
  for (let line = 0; line < 100; line += 1) file.write(`${line} ${LINE}`);
  file.close();
  const names = readdirSync(folder).sort();
  expect(names).toEqual(['ansho.1.log', 'ansho.2.log', 'ansho.3.log', 'ansho.log']);
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1_000);
  expect(readFileSync(join(folder, 'ansho.log'), 'utf8')).toMatch(/^99 x/m);
});

test('what is there already is written on', () => {
  writeFileSync(join(folder, 'ansho.log'), LINE);
  const file = new RotatingFile(folder, 'ansho');
  file.write('more\n');
  file.close();
  expect(readFileSync(join(folder, 'ansho.log'), 'utf8')).toBe(`${LINE}more\n`);
});

test('a disk that takes nothing stops nobody', () => {
  const place = join(folder, 'a-file');
  writeFileSync(place, '');
  chmodSync(place, 0o400);
  const file = new RotatingFile(place, 'ansho');
  expect(() => file.write(LINE)).not.toThrow();
});

test('an entry is one line of JSON with its time, its level and its sentence', () => {
  openStoreLog(folder).warn('The line is slow.', { ms: 2100 });
  const entry: unknown = JSON.parse(readFileSync(join(folder, 'log', 'ansho.log'), 'utf8'));
  expect(entry).toMatchObject({ level: 40, msg: 'The line is slow.', ms: 2100 });
  expect(entry).toHaveProperty('time', expect.stringMatching(/^\d{4}-\d\d-\d\dT/));
});
