import { z } from 'zod';
import { tokyoDate, type Instant } from '../../machines/rules/time';

const RELATIVE = /^([+-]\d+[YMD])+$/;

/**
 * A day in a card's description: a date (`2024-02-29`), or a distance from the day on which the card is made, applied
 * from left to right (`-34Y+40D`: 34 years ago, and 40 days later than that).
 */
export const cardDay = z.union([z.iso.date(), z.string().regex(RELATIVE)], {
  error: 'must be a date (2024-02-29) or a distance from today (-5Y+10D)',
});

/** The date (`YYYY-MM-DD`) that a day of a description is, seen from `now` in Tokyo. */
export function resolveDay(day: string, now: Instant): string {
  if (!RELATIVE.test(day)) return day;
  const terms = day.match(/[+-]\d+[YMD]/g) ?? [];
  return terms.reduce((date, term) => shift(date, Number(term.slice(0, -1)), term.at(-1)), tokyoDate(now));
}

/** A month that is too short for the day ends on its last one. */
function shift(date: string, by: number, unit: string | undefined): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (unit === 'D') return isoDate(year, month, day + by);
  const months = unit === 'Y' ? by * 12 : by;
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDate(year, month + months, Math.min(day, lastOfMonth));
}

function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
