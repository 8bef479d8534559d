import { describe, expect, test, vi } from 'vitest';
import { WorldClock } from '../../electron/simulation/world-clock';

const still = (): Promise<void> => Promise.resolve();

describe('a clock that stands still', () => {
  test('moves only when it is moved, and rings what is due in order, each at its own instant', async () => {
    const clock = new WorldClock(1_000);
    const rung: [string, number][] = [];
    clock.setTimeout(() => rung.push(['late', clock.now()]), 300);
    clock.setTimeout(() => rung.push(['early', clock.now()]), 100);
    clock.setTimeout(() => rung.push(['never', clock.now()]), 301);
    await clock.moveTo(1_300, still);
    expect(rung).toEqual([
      ['early', 1_100],
      ['late', 1_300],
    ]);
    expect(clock.now()).toBe(1_300);
  });

  test('a timer set by one that rings on the way rings on the way too', async () => {
    const clock = new WorldClock(0);
    const rung: number[] = [];
    const again = (): void => {
      rung.push(clock.now());
      clock.setTimeout(again, 10);
    };
    clock.setTimeout(again, 10);
    await clock.moveTo(35, still);
    expect(rung).toEqual([10, 20, 30]);
  });

  test('what a timer sets going is done before the clock goes on', async () => {
    const clock = new WorldClock(0);
    let work = Promise.resolve();
    const done: number[] = [];
    for (const due of [10, 20]) {
      clock.setTimeout(() => {
        work = new Promise<void>((resolve) => setImmediate(resolve)).then(() => void done.push(clock.now()));
      }, due);
    }
    await clock.moveTo(30, () => work);
    expect(done).toEqual([10, 20]);
  });

  test('a cleared timer does not ring; set back, timers keep what they still had to wait', async () => {
    const clock = new WorldClock(1_000);
    const rung: number[] = [];
    const cleared = clock.setTimeout(() => rung.push(-1), 10);
    clock.setTimeout(() => rung.push(clock.now()), 50);
    clock.clearTimeout(cleared);
    clock.setBackTo(500);
    await clock.moveTo(549, still);
    expect(rung).toEqual([]);
    await clock.moveTo(550, still);
    expect(rung).toEqual([550]);
  });
});

describe('a clock that runs', () => {
  test('an hour passes in a second, and timers ring on the way', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const clock = new WorldClock(0);
      const rung: number[] = [];
      clock.setTimeout(() => rung.push(Math.round(clock.now() / 60_000)), 30 * 60_000);
      clock.run(3_600);
      vi.advanceTimersByTime(1_000);
      expect(clock.now()).toBe(3_600_000);
      expect(rung).toEqual([30]);
      clock.run(0);
      vi.advanceTimersByTime(1_000);
      expect(clock.now()).toBe(3_600_000);
    } finally {
      vi.useRealTimers();
    }
  });
});
