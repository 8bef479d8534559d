import { EventEmitter } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endWhenSilent, SIGN_OF_LIFE } from '../../electron/launch/sign-of-life.mjs';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const child = Object.assign(new EventEmitter(), { kill: vi.fn<ChildProcess['kill']>() });
  const said: string[] = [];
  const stop = endWhenSilent(child as unknown as ChildProcess, (line) => void said.push(line));
  return { child, said, stop };
}

test('a kiosk that gives signs of life, or has not begun to, is left alone', () => {
  const { child } = watched();
  vi.advanceTimersByTime(120_000);
  for (let minute = 0; minute < 10; minute += 1) {
    child.emit('message', SIGN_OF_LIFE);
    vi.advanceTimersByTime(10_000);
  }
  expect(child.kill).not.toHaveBeenCalled();
});

test('one that falls silent is ended once, with a sentence', () => {
  const { child, said } = watched();
  child.emit('message', SIGN_OF_LIFE);
  vi.advanceTimersByTime(14_000);
  expect(child.kill).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(child.kill.mock.calls).toEqual([['SIGKILL']]);
  expect(said).toEqual(['the kiosk has stood still for 16 s and is ended']);
});

test('one that has ended is watched no longer', () => {
  const { child, stop } = watched();
  child.emit('message', SIGN_OF_LIFE);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(child.kill).not.toHaveBeenCalled();
});
