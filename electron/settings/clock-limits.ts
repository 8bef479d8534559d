import type { Instant } from '../../machines/rules/time';

/** From the first My Number Cards to the last day of the simulated authorities' certificates. */
export const EARLIEST: Instant = Date.parse('2016-01-01T00:00:00+09:00');
export const LATEST: Instant = Date.parse('2099-12-31T23:59:59+09:00');

/** The furthest that the world's clock is moved on at once, in milliseconds: everything due in between happens. */
export const FURTHEST = LATEST - EARLIEST;
