import type { SnapshotFrom } from 'xstate';
import { isCounterClosedForToday } from '../rules/office';
import type { RefusalReason } from '../rules/refusals';
import type { Instant } from '../rules/time';
import type { phoneMachine } from './phone-machine';
import type { PhoneScreen, PhoneView } from './view.types';

export type PhoneSnapshot = SnapshotFrom<typeof phoneMachine>;

const CANCELLABLE = new Set<PhoneScreen['screen']>(['hold-card', 'enter-pin', 'confirm-last-try', 'verifying-face']);

function screenOf(snapshot: PhoneSnapshot, now: Instant): PhoneScreen {
  const { entry, triesLeft, wrong, registration, refusal, cause } = snapshot.context;
  if (snapshot.matches('waitingForCard')) return { screen: 'hold-card' };
  if (snapshot.matches('readingCard')) return { screen: 'reading-card' };
  if (snapshot.matches('confirmingLastTry')) return { screen: 'confirm-last-try' };
  if (snapshot.matches('enteringPin')) return { screen: 'enter-pin', entry, triesLeft, wrong };
  if (snapshot.matches('verifyingPin') || snapshot.matches('provingCard')) return { screen: 'verifying-pin' };
  if (snapshot.matches('verifyingFace')) return { screen: 'verifying-face' };
  if (snapshot.matches('registering')) return { screen: 'registering' };
  if (snapshot.matches('registered') && registration !== undefined) return { screen: 'registered', ...registration };
  if (snapshot.matches('refused') && refusal !== undefined) {
    const counterToday = !isCounterClosedForToday(now);
    return { screen: 'refused', reason: refusal, counterToday, ...(cause === undefined ? {} : { cause }) };
  }
  return { screen: 'welcome' };
}

/** What the phone shows in this state at the given instant: plain data, and no secret (INV-4). */
export function toPhoneView(snapshot: PhoneSnapshot, now: Instant): PhoneView {
  const screen = screenOf(snapshot, now);
  return { ...screen, language: snapshot.context.language, canCancel: CANCELLABLE.has(screen.screen), now };
}

/** How the latest visit to the phone ended; undefined before an end. */
export function phoneOutcomeOf(
  snapshot: PhoneSnapshot,
): { readonly outcome: 'registered' } | { readonly outcome: 'refused'; readonly reason: RefusalReason } | undefined {
  if (snapshot.matches('registered')) return { outcome: 'registered' };
  const { refusal } = snapshot.context;
  return snapshot.matches('refused') && refusal !== undefined ? { outcome: 'refused', reason: refusal } : undefined;
}
