import { describe, expect, test } from 'vitest';
import { dateInWords, inWords } from '../../renderer/shared/instants';

const EARLY = Date.parse('2026-11-25T02:05:00+09:00');

describe('a date in the words of each language', () => {
  test.each([
    ['ja', '11月25日(水) 2:05'],
    ['en', 'Wed 25 November at 2:05'],
    ['zh', '11月25日（周三）2:05'],
    ['ko', '11월 25일(수) 2:05'],
    ['pt', 'quarta-feira, 25 de novembro às 2:05'],
    ['vi', 'lúc 2:05 thứ Tư, ngày 25 tháng 11'],
  ] as const)('%s: with its weekday, and hours as the opening hours are written', (language, words) => {
    expect(inWords(EARLY, language)).toBe(words);
  });

  test('Vietnamese says which number is the day, and which the year', () => {
    expect(dateInWords(Date.parse('2027-01-24T23:59:59+09:00'), 'vi')).toBe('ngày 24 tháng 1 năm 2027');
  });
});
