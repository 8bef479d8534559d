import { SECOND } from '../rules/time';

/** How long the kiosk waits, in milliseconds of the actor system's clock. Nobody documents these: the project decided. */
export const KIOSK_DELAYS = {
  /** REF-16. Without a touch for this long, the kiosk asks whether anybody is there. */
  untilPresenceIsAsked: 150 * SECOND,
  /** REF-16. Without an answer for this long, the session ends. */
  untilPersonIsGone: 30 * SECOND,
  /** KIOSK-7. A card that lies in the reader this long after the end is called out for, with a sound. */
  untilCardReminder: 10 * SECOND,
  /** The last page of a session whose card was taken leaves by itself. */
  untilFarewellEnds: 30 * SECOND,
  /** INV-7. Without a touch for this long, a kiosk that nobody has started shows its first language, size and look again. */
  untilChoicesAreForgotten: 60 * SECOND,
  /** A card or a centre that has given no answer for this long is not going to. */
  untilAnswerIsLate: 60 * SECOND,
} as const;

export type KioskDelay = keyof typeof KIOSK_DELAYS;
