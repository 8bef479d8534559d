import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { KioskScreen } from '../../machines/kiosk/view.types';
import { patienceWith, passesByItself } from '../../renderer/shared/patience';

type Screen = KioskScreen['screen'];

function page() {
  const patience = patienceWith<{ readonly screen: Screen }>(passesByItself);
  const shown: Screen[] = [];
  return {
    shown,
    comes: (screen: Screen) => patience({ screen }, () => shown.push(screen)),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what has been read before it could be announced is not announced', () => {
  const { shown, comes } = page();
  comes('insert-card');
  comes('reading-card');
  vi.advanceTimersByTime(140);
  comes('asking-centre');
  comes('enter-pin');
  vi.advanceTimersByTime(10_000);
  expect(shown).toEqual(['insert-card', 'enter-pin']);
});

test('what takes longer is announced, at the latest a moment after it has begun', () => {
  const { shown, comes } = page();
  comes('enter-pin');
  comes('verifying-pin');
  vi.advanceTimersByTime(140);
  comes('asking-centre');
  vi.advanceTimersByTime(10);
  expect(shown).toEqual(['enter-pin', 'asking-centre']);
});

test('that a password is being written is said at once: the card must stay (REF-18)', () => {
  const { shown, comes } = page();
  comes('repeat-password');
  comes('resetting');
  expect(shown).toEqual(['repeat-password', 'resetting']);
});

test('a page that has just been opened shows what there is', () => {
  const { shown, comes } = page();
  comes('reading-card');
  expect(shown).toEqual(['reading-card']);
});
