import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../../machines/rules/time';

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d{1,3}))?S)?)?$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null || text.endsWith('T') || text === 'P') return undefined;
  const [, weeks, days, hours, minutes, seconds, fraction] = match;
  const amount = (part: string | undefined): number => Number(part ?? 0);
  return (
    amount(weeks) * 7 * DAY +
    amount(days) * DAY +
    amount(hours) * HOUR +
    amount(minutes) * MINUTE +
    amount(seconds) * SECOND +
    Number((fraction ?? '').padEnd(3, '0'))
  );
}

/** The instant of an ISO 8601 date and time with its offset; undefined for anything else, and for a date that no calendar has. */
export function parseDateTime(text: string): Instant | undefined {
  if (!DATE_TIME.test(text)) return undefined;
  const instant = Date.parse(text);
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text.slice(0, 10);
  return Number.isNaN(instant) || !exists ? undefined : instant;
}
