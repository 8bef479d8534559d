import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfCertificate, isRenewable, lastDayOfCertificate, renewableFrom } from '../../machines/rules/certificates';

describe('CERT-2: a certificate ends on the 5th birthday after issue, or with the card', () => {
  test.each([
    ['an ordinary birthday', '1980-02-17', '2026-11-24', '2035-02-17', '2031-02-17'],
    ['later in the year of issue', '1980-12-01', '2026-11-24', '2036-12-01', '2030-12-01'],
    ['issued on a birthday: that day does not count', '1980-11-24', '2026-11-24', '2036-11-24', '2031-11-24'],
    ['issued on the eve of a birthday: that one counts', '1980-11-25', '2026-11-24', '2036-11-25', '2030-11-25'],
    ['the card ends first', '1980-02-17', '2026-11-24', '2029-02-17', '2029-02-17'],
    ['born on 29 February, a common year', '2000-02-29', '2025-03-01', '2035-02-28', '2030-02-28'],
    ['born on 29 February, a leap year', '2000-02-29', '2023-03-01', '2033-02-28', '2028-02-29'],
    [
      'born on 29 February, issued on 28 February of a common year',
      '2000-02-29',
      '2025-02-28',
      '2035-02-28',
      '2030-02-28',
    ],
  ])('%s', (_, birthDate, issued, cardExpires, lastDay) => {
    expect(lastDayOfCertificate(birthDate, issued, cardExpires)).toBe(lastDay);
  });

  test('it ends with the last millisecond of that day in Tokyo', () => {
    expect(endOfCertificate('1980-02-17', '2026-11-24', '2035-02-17')).toBe(Date.parse('2031-02-17T14:59:59.999Z'));
  });

  test('it is never longer than the card, and never ends on the day of issue or before', () => {
    const day = fc
      .date({ min: new Date('1930-01-01'), max: new Date('2015-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const issue = fc
      .date({ min: new Date('2016-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, issue, (birthDate, issued) => {
        const lastDay = lastDayOfCertificate(birthDate, issued, '2099-12-31');
        expect(lastDay > issued).toBe(true);
        expect(Number(lastDay.slice(0, 4)) - Number(issued.slice(0, 4))).toBeOneOf([4, 5]);
        expect(lastDayOfCertificate(birthDate, issued, issued)).toBe(issued);
      }),
    );
  });
});

describe('CERT-8: renewal is possible from three months before the last day', () => {
  test.each([
    ['2027-02-17', '2026-11-17'],
    ['2027-01-31', '2026-10-31'],
    ['2027-05-31', '2027-02-28'],
    ['2028-05-31', '2028-02-29'],
  ])('a certificate that ends on %s can be renewed from %s', (lastDay, from) => {
    expect(renewableFrom(lastDay)).toBe(from);
  });

  test('to the second', () => {
    const notAfter = endOfCertificate('1980-02-17', '2022-03-01', '2035-02-17');
    const renewable = (instant: string): boolean => isRenewable(notAfter, Date.parse(instant));
    expect(renewable('2026-11-16T23:59:59.999+09:00')).toBe(false);
    expect(renewable('2026-11-17T00:00:00+09:00')).toBe(true);
    expect(renewable('2027-02-17T23:59:59.999+09:00')).toBe(true);
    expect(renewable('2027-02-18T00:00:00+09:00')).toBe(false);
  });
});
