import type { Instant } from '../../../machines/rules/time';
import type { Clock } from '../../../electron/clock';

/** A clock that stands still until a test moves it. */
export class HandClock implements Clock {
  #now: Instant = 0;

  constructor(start: string) {
    this.set(start);
  }

  now(): Instant {
    return this.#now;
  }

  set(to: string | Instant): void {
    this.#now = typeof to === 'string' ? Date.parse(to) : to;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  setTimeout(): unknown {
    return undefined;
  }

  clearTimeout(): void {
    // Nothing rings on this clock.
  }
}
