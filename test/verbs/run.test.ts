import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readScenarios } from '../../electron/verbs/run-verb';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansho-run-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const SCENARIO = `ansho: 1
name: a scenario
clock: 2026-11-24T10:00:00+09:00
card: fresh
steps: [kiosk.start]
`;

test('scenarios of one name in several folders write files of several names', () => {
  const files = ['one/reset.yaml', 'two/reset.yaml', 'two/reset-2.yaml', 'three/reset.yaml'].map((name) => {
    const file = join(folder, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, SCENARIO);
    return file;
  });
  const names = readScenarios(files).map(({ outputName }) => outputName);
  expect(names).toEqual(['reset', 'reset-2', 'reset-2-2', 'reset-3']);
});
