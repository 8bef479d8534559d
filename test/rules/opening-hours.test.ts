import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpen, nextChange } from '../../machines/rules/opening-hours';
import { DAY, tokyoMillisecondsOfDay } from '../../machines/rules/time';

const at = (time: string): number => Date.parse(`2026-11-24T${time}+09:00`);
const instants = fc.integer({ min: Date.parse('2016-01-01'), max: Date.parse('2099-12-31') });

describe('KIOSK-1: the kiosk serves from 06:30:00 to 22:59:59 JST', () => {
  test.each([
    ['06:29:59.999', false],
    ['06:30:00.000', true],
    ['22:59:59.999', true],
    ['23:00:00.000', false],
    ['00:00:00.000', false],
    ['12:00:00.000', true],
  ])('at %s it is open: %s', (time, open) => {
    expect(isOpen(at(time))).toBe(open);
  });

  test('the next change is the first instant at which it is otherwise', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const change = nextChange(now);
        expect(change).toBeGreaterThan(now);
        expect(change - now).toBeLessThanOrEqual(DAY);
        expect(isOpen(change)).toBe(!isOpen(now));
        expect(isOpen(change - 1)).toBe(isOpen(now));
      }),
    );
  });

  test('the hours are those of Tokyo whatever the zone of the machine', () => {
    expect(tokyoMillisecondsOfDay(Date.parse('2026-11-23T21:30:00Z'))).toBe(6.5 * 3_600_000);
    expect(isOpen(Date.parse('2026-11-23T21:30:00Z'))).toBe(true);
    expect(isOpen(Date.parse('2026-11-23T21:29:59.999Z'))).toBe(false);
  });
});
