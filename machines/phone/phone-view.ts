import type { SnapshotFrom } from 'xstate';
import { isCounterClosedForToday } from '../rules/office';
import { blockedReason, type RefusalReason } from '../rules/refusals';
import { otherSecret } from '../rules/secrets';
import type { Instant } from '../rules/time';
import type { phoneMachine } from './phone-machine';
import type { PhoneScreen, PhoneView } from './view.types';

export type PhoneSnapshot = SnapshotFrom<typeof phoneMachine>;

const CANCELLABLE = new Set<PhoneScreen['screen']>([
  'card-face',
  'hold-card',
  'enter-pin',
  'enter-known-password',
  'confirm-last-try',
  'verifying-face',
]);

function screenOf(snapshot: PhoneSnapshot, now: Instant): PhoneScreen {
  const { entry, triesLeft, wrong, registration, refusal, cause, target, targetLocked, cardHeld } = snapshot.context;
  const byPin = target === 'signing-password';
  if (snapshot.matches('photographingCard')) return { screen: 'card-face', cardInView: cardHeld };
  if (snapshot.matches('waitingForCard')) return { screen: 'hold-card', cardHeld };
  if (snapshot.matches('readingCard')) return { screen: 'reading-card' };
  if (snapshot.matches('confirmingLastTry')) return { screen: 'confirm-last-try' };
  if (snapshot.matches('enteringProof')) {
    return { screen: byPin ? 'enter-pin' : 'enter-known-password', entry, triesLeft, wrong };
  }
  if (snapshot.matches('verifyingProof') || snapshot.matches('provingCard')) {
    return { screen: byPin ? 'verifying-pin' : 'verifying-password' };
  }
  if (snapshot.matches('verifyingFace')) return { screen: 'verifying-face' };
  if (snapshot.matches('registering')) return { screen: 'registering' };
  if (snapshot.matches('registered') && registration !== undefined) return { screen: 'registered', ...registration };
  if (snapshot.matches('refused') && refusal !== undefined) {
    const counterToday = !isCounterClosedForToday(now);
    const bothLocked = targetLocked && refusal === blockedReason(otherSecret(target));
    return { screen: 'refused', reason: refusal, counterToday, bothLocked, ...(cause === undefined ? {} : { cause }) };
  }
  return { screen: 'welcome' };
}

/** What the phone shows in this state at the given instant: plain data, and no secret (INV-4). */
export function toPhoneView(snapshot: PhoneSnapshot, now: Instant): PhoneView {
  const screen = screenOf(snapshot, now);
  const { language, target } = snapshot.context;
  return { ...screen, language, target, canCancel: CANCELLABLE.has(screen.screen), now };
}

/** How the latest visit to the phone ended; undefined before an end. */
export function phoneOutcomeOf(
  snapshot: PhoneSnapshot,
): { readonly outcome: 'registered' } | { readonly outcome: 'refused'; readonly reason: RefusalReason } | undefined {
  if (snapshot.matches('registered')) return { outcome: 'registered' };
  const { refusal } = snapshot.context;
  return snapshot.matches('refused') && refusal !== undefined ? { outcome: 'refused', reason: refusal } : undefined;
}
