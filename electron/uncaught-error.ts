/** How the sentence about such an error begins. */
export const OWN_ERROR = 'This is an error in Ansho itself';

/**
 * Calls `end` with every error that nobody has caught. Without this Electron asks in a dialog of its own what to do, and
 * the whole program stands still until somebody answers: its pages, its timers, and its own ending.
 */
export function onUncaughtError(end: (error: unknown) => void): void {
  process.on('uncaughtException', end);
}
