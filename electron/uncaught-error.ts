/** How the sentence about such an error begins. */
export const OWN_ERROR = 'This is an error in Ansho itself';

/** Where errors that nobody has caught are heard of: Node's `process`. */
type Program = Pick<NodeJS.Process, 'on'>;

/**
 * Calls `end` with every error that nobody has caught. Without this Electron asks in a dialog of its own what to do, and
 * the whole program stands still until somebody answers: its pages, its timers, and its own ending.
 */
export function onUncaughtError(end: (error: unknown) => void, program: Program = process): void {
  program.on('uncaughtException', end);
}
