import type { Instant } from '../../machines/rules/time';
import type { SettableClock } from '../clock';

interface Timer {
  readonly due: Instant;
  readonly callback: () => void;
}

/** The longest that the platform's timers wait for, in milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

/**
 * The simulated world's clock. It stands still, or runs at a chosen speed; a person may set it and advance it. Timers
 * due in between ring in order, each at its own instant.
 */
export class WorldClock implements SettableClock {
  readonly #timers = new Set<Timer>();
  readonly #listeners = new Set<() => void>();
  #instant: Instant;
  #speed = 0;
  #startedAt = 0;
  #wakeUp: NodeJS.Timeout | undefined;

  constructor(instant: Instant) {
    this.#instant = instant;
  }

  now(): Instant {
    return this.#speed === 0
      ? this.#instant
      : this.#instant + Math.floor((performance.now() - this.#startedAt) * this.#speed);
  }

  /** Milliseconds of the world in a millisecond of ours; 0 while the clock stands still. */
  get speed(): number {
    return this.#speed;
  }

  /** Calls the listener when a person has set, advanced, started or stopped the clock. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setTimeout(callback: () => void, milliseconds: number): Timer {
    const timer = { due: this.now() + Math.max(0, milliseconds), callback };
    this.#timers.add(timer);
    this.#planWakeUp();
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as Timer);
  }

  /** Runs at this speed from now on; 0 stands still. */
  run(speed: number): void {
    this.#instant = this.now();
    this.#startedAt = performance.now();
    this.#speed = speed;
    this.#planWakeUp();
    this.#tell();
  }

  /**
   * Moves to a later instant; every timer due on the way rings, in order, at its own instant. `settle` is awaited
   * after each, so that what it set going is done before the clock goes on.
   */
  async moveTo(target: Instant, settle: () => Promise<void>): Promise<void> {
    await settle();
    for (;;) {
      const next = this.#nextDue();
      if (next === undefined || next.due > target) break;
      this.#jump(Math.max(next.due, this.now()));
      this.#ring(next);
      await settle();
    }
    this.#jump(target);
    await settle();
  }

  /** Sets the clock back to an earlier instant. Timers keep what they still had to wait. */
  setBackTo(target: Instant): void {
    const difference = target - this.now();
    const moved = [...this.#timers].map((timer) => ({ timer, due: timer.due + difference }));
    this.#jump(target);
    for (const { timer, due } of moved) Object.assign(timer, { due });
    this.#planWakeUp();
  }

  #nextDue(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) if (next === undefined || timer.due < next.due) next = timer;
    return next;
  }

  #jump(to: Instant): void {
    this.#instant = to;
    this.#startedAt = performance.now();
    this.#planWakeUp();
    this.#tell();
  }

  /** Whoever heard of the jump may have cleared the timer that it went to. */
  #ring(timer: Timer): void {
    if (this.#timers.delete(timer)) timer.callback();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #planWakeUp(): void {
    clearTimeout(this.#wakeUp);
    this.#wakeUp = undefined;
    const next = this.#nextDue();
    if (this.#speed === 0 || next === undefined) return;
    const wait = Math.max(0, (next.due - this.now()) / this.#speed);
    this.#wakeUp = setTimeout(() => this.#wake(), Math.min(wait, LONGEST_WAIT));
    this.#wakeUp.unref();
  }

  #wake(): void {
    for (let next = this.#nextDue(); next !== undefined && next.due <= this.now(); next = this.#nextDue()) {
      this.#ring(next);
    }
    this.#planWakeUp();
  }
}
