import type { Instant } from '../machines/rules/time';

/** A clock that tells the time and rings. XState's actor systems, the centre and the hosts all run on one of these. */
export interface Clock {
  now(): Instant;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** A clock that may come to show another time than was to be expected: somebody sets it, or its machine sleeps. */
export interface SettableClock extends Clock {
  /** Its milliseconds in a millisecond of ours; 0 while it stands still. */
  readonly speed: number;
  /** Calls the listener once that may have happened, without much delay; gives the function that ends it. */
  onChange(listener: () => void): () => void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
};
