import type { Instant } from '../../machines/rules/time';
import { MINUTE } from '../../machines/rules/time';
import { systemClock, type SettableClock } from '../clock';

/** How often whoever depends on the clock looks anew: the system may set it, or sleep, at any moment. */
const TOLD_EVERY = MINUTE;

/** A store's clock: the machine's own; for trials one that begins at another instant, and runs like it. */
export class StoreClock implements SettableClock {
  readonly speed = 1;
  readonly #ahead: number;

  constructor(begin?: Instant) {
    this.#ahead = begin === undefined ? 0 : begin - Date.now();
  }

  now(): Instant {
    return Date.now() + this.#ahead;
  }

  setTimeout(callback: () => void, milliseconds: number): unknown {
    return systemClock.setTimeout(callback, milliseconds);
  }

  clearTimeout(timer: unknown): void {
    systemClock.clearTimeout(timer);
  }

  onChange(listener: () => void): () => void {
    const timer = setInterval(listener, TOLD_EVERY).unref();
    return () => clearInterval(timer);
  }
}
