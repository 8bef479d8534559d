import type { Instant } from '../../machines/rules/time';
import type { Clock } from '../clock';

/** Another clock's time at this moment, and how many of its seconds pass in a second of ours (0: it stands still). */
export interface ClockReading {
  readonly now: Instant;
  readonly speed: number;
}

interface Timer {
  readonly callback: () => void;
  readonly due: Instant;
  handle: NodeJS.Timeout | undefined;
}

/** The longest wait that a timer of the machine can have. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** A clock that shows what another clock, in another process, was last said to show. */
export class FollowedClock implements Clock {
  readonly #timers = new Set<Timer>();
  #reading: ClockReading;
  #readAt = performance.now();

  constructor(reading: ClockReading) {
    this.#reading = reading;
  }

  now(): Instant {
    return Math.trunc(this.#reading.now + (performance.now() - this.#readAt) * this.#reading.speed);
  }

  /** Takes a new reading; timers that are due by it ring in the order in which they are due. */
  follow(reading: ClockReading): void {
    this.#reading = reading;
    this.#readAt = performance.now();
    for (const timer of [...this.#timers].sort((one, other) => one.due - other.due)) this.#arm(timer);
  }

  setTimeout(callback: () => void, milliseconds: number): unknown {
    const timer: Timer = { callback, due: this.now() + milliseconds, handle: undefined };
    this.#timers.add(timer);
    this.#arm(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    for (const known of this.#timers) {
      if (known !== timer) continue;
      clearTimeout(known.handle);
      this.#timers.delete(known);
    }
  }

  #arm(timer: Timer): void {
    clearTimeout(timer.handle);
    timer.handle = undefined;
    const left = timer.due - this.now();
    if (left > 0 && this.#reading.speed === 0) return;
    const wait = left <= 0 ? 0 : Math.min(left / this.#reading.speed, LONGEST_WAIT);
    timer.handle = setTimeout(() => {
      if (this.now() < timer.due) {
        this.#arm(timer);
        return;
      }
      this.#timers.delete(timer);
      timer.callback();
    }, wait);
  }
}
