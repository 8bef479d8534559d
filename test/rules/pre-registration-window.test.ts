import { expect, test } from 'vitest';
import { goodUntil, isWithinWindow } from '../../machines/rules/pre-registration-window';

const registeredAt = Date.parse('2026-11-24T10:00:00+09:00');

test.each([
  ['at once', 0, true],
  ['after 23:59:59.999', 24 * 3_600_000 - 1, true],
  ['after 24:00:00.000', 24 * 3_600_000, false],
  ['before it was made, as by a clock set back', -1, false],
])('REG-3: %s it is good: %s', (_, elapsed, good) => {
  expect(isWithinWindow(registeredAt, registeredAt + elapsed)).toBe(good);
});

test('REG-7: it is over from the instant that the phone shows', () => {
  expect(isWithinWindow(registeredAt, goodUntil(registeredAt) - 1)).toBe(true);
  expect(isWithinWindow(registeredAt, goodUntil(registeredAt))).toBe(false);
});
