import { expect, test } from 'vitest';
import { isCounterClosedForToday } from '../../machines/rules/office';

test.each([
  ['2026-11-24T19:59:59.999+09:00', false],
  ['2026-11-24T20:00:00.000+09:00', true],
  ['2026-11-24T23:59:59.999+09:00', true],
  ['2026-11-25T00:00:00.000+09:00', false],
])('OFFICE-1: at %s the counter is closed for today: %s', (instant, closed) => {
  expect(isCounterClosedForToday(Date.parse(instant))).toBe(closed);
});
