import { MINUTE, SECOND } from '../rules/time';

/** How long the operator's panel waits, in milliseconds of the actor system's clock. The project decided. */
export const OPERATOR_DELAYS = {
  /** Without a touch for this long, the panel leaves by itself. */
  untilPanelLeaves: 2 * MINUTE,
  /** The day's record is asked for anew. */
  untilDayIsStale: MINUTE,
} as const;

/** How many wrong codes are taken before the next one has to wait. */
export const FREE_WRONG_CODES = 3;

const FIRST_WAIT = 30 * SECOND;
const LONGEST_WAIT = 16 * MINUTE;

/** How long no code is taken after so many wrong ones in a row: 30 s after the third, then twice as long each time. */
export function waitAfterWrongCodes(wrongCodes: number): number {
  return Math.min(FIRST_WAIT * 2 ** Math.max(0, wrongCodes - FREE_WRONG_CODES), LONGEST_WAIT);
}
