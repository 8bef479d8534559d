import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showAtRest } from '../../electron/window/at-rest';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('many changes in a row are shown once, when they have come to rest', () => {
  const show = vi.fn();
  const follows = showAtRest(show);
  for (let change = 0; change < 4; change += 1) {
    follows.changed();
    vi.advanceTimersByTime(20);
  }
  expect(show).not.toHaveBeenCalled();
  vi.advanceTimersByTime(80);
  expect(show).toHaveBeenCalledTimes(1);
});

test('changes that never rest are followed all the same', () => {
  const show = vi.fn();
  const follows = showAtRest(show);
  for (let change = 0; change < 100; change += 1) {
    follows.changed();
    vi.advanceTimersByTime(20);
  }
  expect(show.mock.calls.length).toBeGreaterThanOrEqual(4);
});

test('after the end nothing is shown', () => {
  const show = vi.fn();
  const follows = showAtRest(show);
  follows.changed();
  follows.stop();
  vi.advanceTimersByTime(10_000);
  expect(show).not.toHaveBeenCalled();
});

test('what is asked for at once is shown at once, and not again', () => {
  const show = vi.fn();
  const follows = showAtRest(show);
  follows.changed();
  follows.now();
  expect(show).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10_000);
  expect(show).toHaveBeenCalledTimes(1);
});
