import { expect, test } from 'vitest';
import { maintenancePeriod } from '../../electron/verbs/maintenance-period';

test('STORE-6: a maintenance period of the command line is from its first instant to just before its last', () => {
  expect(maintenancePeriod('2026-12-31T00:00:00+09:00/2027-01-04T06:30+09:00')).toEqual({
    from: Date.parse('2026-12-31T00:00:00+09:00'),
    until: Date.parse('2027-01-04T06:30:00+09:00'),
  });
});

test.each([
  ['tonight', 'is no period'],
  ['2026-12-31T00:00:00+09:00', 'is no period'],
  ['2026-12-31/2027-01-04', 'is no period'],
  ['2026-12-31T00:00:00+09:00/2027-01-01T00:00:00+09:00/2027-01-02T00:00:00+09:00', 'is no period'],
  ['2027-01-04T00:00:00+09:00/2026-12-31T00:00:00+09:00', 'ends before it begins'],
])('what is no period is refused with a sentence: %s', (text, sentence) => {
  expect(() => maintenancePeriod(text)).toThrow(`--maintenance: "${text}" ${sentence}`);
});
