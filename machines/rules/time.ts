/** An instant: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A time of day in the store's zone. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Japan Standard Time is UTC+9 all year: Japan has no daylight saving time. */
export const TOKYO_OFFSET = 9 * HOUR;

/** Milliseconds since midnight in Tokyo, 0 to 86 399 999. */
export function tokyoMillisecondsOfDay(now: Instant): number {
  const local = (now + TOKYO_OFFSET) % DAY;
  return local < 0 ? local + DAY : local;
}

/** The given time of day as milliseconds since midnight. */
export function millisecondsOfDay(time: TimeOfDay): number {
  return time.hour * HOUR + time.minute * MINUTE;
}

/** The first instant strictly after `now` at which the clock in Tokyo shows `time`. */
export function nextTokyo(time: TimeOfDay, now: Instant): Instant {
  const wait = millisecondsOfDay(time) - tokyoMillisecondsOfDay(now);
  return now + (wait > 0 ? wait : wait + DAY);
}

/** The calendar date in Tokyo as `YYYY-MM-DD`. */
export function tokyoDate(now: Instant): string {
  return new Date(now + TOKYO_OFFSET).toISOString().slice(0, 10);
}

/** The instant as `YYYY-MM-DDTHH:MM:SS.sss+09:00`. */
export function tokyoIso(now: Instant): string {
  return `${new Date(now + TOKYO_OFFSET).toISOString().slice(0, -1)}+09:00`;
}

/** The last millisecond of a calendar date (`YYYY-MM-DD`) in Tokyo. */
export function endOfTokyoDate(date: string): Instant {
  return Date.parse(`${date}T23:59:59.999+09:00`);
}
