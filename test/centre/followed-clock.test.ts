import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FollowedClock } from '../../electron/centre/followed-clock';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

test('a clock that stands still rings only when it is moved, in the order in which its timers are due', () => {
  const clock = new FollowedClock({ now: 1_000, speed: 0 });
  const rung: string[] = [];
  clock.setTimeout(() => rung.push('late'), 200);
  clock.setTimeout(() => rung.push('early'), 100);
  clock.clearTimeout(clock.setTimeout(() => rung.push('never'), 50));
  vi.advanceTimersByTime(10_000);
  expect([clock.now(), rung]).toEqual([1_000, []]);
  clock.follow({ now: 1_099, speed: 0 });
  vi.advanceTimersByTime(1);
  expect(rung).toEqual([]);
  clock.follow({ now: 5_000, speed: 0 });
  vi.advanceTimersByTime(1);
  expect(rung).toEqual(['early', 'late']);
});

test('a clock that runs faster rings sooner', () => {
  const clock = new FollowedClock({ now: 0, speed: 60 });
  const rung: number[] = [];
  clock.setTimeout(() => rung.push(clock.now()), 60_000);
  vi.advanceTimersByTime(999);
  expect(rung).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(rung).toEqual([60_000]);
});
