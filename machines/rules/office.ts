import { millisecondsOfDay, tokyoMillisecondsOfDay, type Instant } from './time';

/** OFFICE-1. From this time of day on, no counter carries out a certificate procedure. */
export const COUNTER_CLOSES = { hour: 20, minute: 0 } as const;

/** OFFICE-1. True from 20:00:00 JST to midnight: whoever has to go to the counter cannot do so today. */
export function isCounterClosedForToday(now: Instant): boolean {
  return tokyoMillisecondsOfDay(now) >= millisecondsOfDay(COUNTER_CLOSES);
}
