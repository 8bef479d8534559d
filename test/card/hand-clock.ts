import type { Instant } from '../../machines/rules/time';
import type { Clock } from '../../electron/clock';

/** A clock that moves when told. */
export class HandClock implements Clock {
  #now: Instant = 0;
  readonly #timers = new Set<{ readonly at: Instant; readonly ring: () => void }>();

  now(): Instant {
    return this.#now;
  }

  setTimeout(ring: () => void, milliseconds: number): unknown {
    const timer = { at: this.#now + milliseconds, ring };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    for (const each of this.#timers) if (each === timer) this.#timers.delete(each);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.#now)) {
      this.#timers.delete(timer);
      timer.ring();
    }
  }
}
