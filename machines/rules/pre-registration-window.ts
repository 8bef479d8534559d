import { HOUR, type Instant } from './time';

/** REG-3. How long a pre-registration is good. */
export const PRE_REGISTRATION_WINDOW = 24 * HOUR;

/** REG-3. The first instant at which the pre-registration is over. */
export function goodUntil(registeredAt: Instant): Instant {
  return registeredAt + PRE_REGISTRATION_WINDOW;
}

/** REG-3, REG-7. True while step 2 is allowed: at 24:00:00.000 it is over. */
export function isWithinWindow(registeredAt: Instant, now: Instant): boolean {
  return now >= registeredAt && now < goodUntil(registeredAt);
}
