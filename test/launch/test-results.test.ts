import { expect, test } from 'vitest';
import {
  addUpPlaywright,
  addUpScenarios,
  addUpVitest,
  failure,
  skip,
  skipLine,
  success,
  sum,
  summaryLine,
} from '../../electron/launch/test-results.mjs';

test('the last line adds up all runners', () => {
  const total = sum([success(), success(), failure(), skip('playwright', 'there is no Electron')]);
  expect(summaryLine(total)).toBe('2 passed, 1 failed, 1 skipped');
  expect(total.skipped.map(skipLine)).toEqual(['skipped: playwright — there is no Electron']);
});

test('a runner that leaves no report has failed, whatever its exit code', () => {
  expect(addUpVitest(undefined, 0)).toEqual(failure());
  expect(addUpPlaywright(undefined, 1)).toEqual(failure());
  expect(addUpScenarios({ passed: 'many' }, 0)).toEqual(failure());
});

test('a runner that ends badly without a failed test has failed all the same', () => {
  expect(addUpVitest({ passed: 3, failed: 0, skipped: [] }, 1)).toMatchObject({ passed: 3, failed: 1 });
  expect(addUpScenarios({ passed: 3, failed: 2 }, 1)).toMatchObject({ passed: 3, failed: 2 });
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
    failed: 1,
    skipped: [{ name: 'kiosk.spec.ts › reads plastic', reason: 'no reader' }],
  });
});
