import { expect, test } from 'vitest';
import {
  addUpPlaywright,
  addUpScenarios,
  addUpVitest,
  failure,
  namedLines,
  skip,
  success,
  sum,
  summaryLine,
} from '../../electron/launch/test-results.mjs';

test('the last lines name what was left out and what failed, and add up all runners', () => {
  const total = sum([success(), success(), failure('lint'), skip('playwright', 'there is no Electron')]);
  expect(summaryLine(total)).toBe('2 passed, 1 failed, 1 skipped');
  expect(namedLines(total)).toEqual(['skipped: playwright — there is no Electron', 'failed: lint']);
});

test('a runner that leaves no report has failed, whatever its exit code', () => {
  expect(addUpVitest(undefined, 0)).toEqual(failure('vitest: it left no report'));
  expect(addUpPlaywright(undefined, 1)).toEqual(failure('playwright: it left no report'));
  expect(addUpScenarios({ passed: 'many' }, 0)).toEqual(failure('scenarios: they left no report'));
});

test('a runner that ends badly without a failed test has failed all the same', () => {
  expect(addUpVitest({ passed: 3, failed: [], skipped: [] }, 1)).toMatchObject({
    passed: 3,
    failed: ['vitest: it ended with 1, and names no test that failed'],
  });
  const scenarios = [
    { file: 'a.yaml', name: 'opens', ok: true },
    { file: 'b.yaml', name: 'closes', ok: false },
  ];
  expect(addUpScenarios({ passed: 1, failed: 1, scenarios }, 1)).toMatchObject({
    passed: 1,
    failed: ['b.yaml › closes'],
  });
});

test('Playwright: nested suites are counted, and reasons kept', () => {
  const spec = (title: string, status: string, annotations: object[] = []): object => ({
    file: 'kiosk.spec.ts',
    title,
    tests: [{ status, annotations }],
  });
  const report = {
    errors: [],
    suites: [
      {
        specs: [spec('opens', 'expected'), spec('wobbles', 'flaky')],
        suites: [{ specs: [spec('reads plastic', 'skipped', [{ type: 'skip', description: 'no reader' }])] }],
      },
    ],
  };
  expect(addUpPlaywright(report, 0)).toMatchObject({
    passed: 1,
    failed: ['kiosk.spec.ts › wobbles'],
    skipped: [{ name: 'kiosk.spec.ts › reads plastic', reason: 'no reader' }],
  });
});
