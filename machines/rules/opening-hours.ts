import { millisecondsOfDay, nextTokyo, tokyoMillisecondsOfDay, type Instant } from './time';

/** KIOSK-1. The kiosk serves from 06:30:00 to 22:59:59 JST. */
export const OPENING_HOURS = { opens: { hour: 6, minute: 30 }, closes: { hour: 23, minute: 0 } } as const;

/** KIOSK-1. True while the kiosk serves. The store's zone is always Asia/Tokyo. */
export function isOpen(now: Instant): boolean {
  const time = tokyoMillisecondsOfDay(now);
  return time >= millisecondsOfDay(OPENING_HOURS.opens) && time < millisecondsOfDay(OPENING_HOURS.closes);
}

/** KIOSK-1. The next instant after `now` at which the kiosk opens. */
export function nextOpening(now: Instant): Instant {
  return nextTokyo(OPENING_HOURS.opens, now);
}

/** KIOSK-1. The next instant after `now` at which the kiosk opens (when it is closed) or closes (when it is open). */
export function nextChange(now: Instant): Instant {
  return isOpen(now) ? nextTokyo(OPENING_HOURS.closes, now) : nextOpening(now);
}
