import type { SnapshotFrom } from 'xstate';
import { isCounterClosedForToday } from '../rules/office';
import type { Instant } from '../rules/time';
import type { kioskMachine } from './kiosk-machine';
import type { SessionOutcome } from './kiosk-ports';
import type { KioskScreen, KioskStep, KioskView, OutOfServiceReason } from './view.types';

export type KioskSnapshot = SnapshotFrom<typeof kioskMachine>;

/** The step of the progress line that a screen belongs to. */
const STEPS: Partial<Record<KioskScreen['screen'], KioskStep>> = {
  'insert-card': 1,
  'reading-card': 1,
  'enter-pin': 2,
  'confirm-last-try': 2,
  'verifying-pin': 2,
  'asking-centre': 2,
  'enter-password': 3,
  'repeat-password': 4,
  resetting: 4,
  done: 5,
};

const CANCELLABLE = new Set<KioskScreen['screen']>([
  'insert-card',
  'enter-pin',
  'confirm-last-try',
  'enter-password',
  'repeat-password',
]);

function outOfServiceReason({ context }: KioskSnapshot): OutOfServiceReason {
  const { availability, readerReady, outage } = context;
  if (availability === 'service-not-offered' || availability === 'maintenance') return availability;
  return readerReady && outage !== undefined ? outage : 'reader-missing';
}

function endingScreen(snapshot: KioskSnapshot, now: Instant): KioskScreen {
  const { ending, goodUntil, renewableUntil, cause } = snapshot.context;
  const reminding = snapshot.matches({ finished: { cardInReader: 'reminding' } });
  const good = goodUntil === undefined ? {} : { goodUntil };
  switch (ending?.outcome) {
    case 'reset':
      return { screen: 'done', reminding, ...(renewableUntil === undefined ? {} : { renewableUntil }) };
    case 'unconfirmed':
      return { screen: 'unconfirmed', reminding, ...good };
    case 'refused':
      return {
        screen: 'refused',
        reason: ending.reason ?? 'timed-out',
        counterToday: !isCounterClosedForToday(now),
        reminding,
        ...good,
        ...(cause === undefined ? {} : { cause }),
      };
    case 'cancelled':
    case undefined:
      return { screen: 'cancelled', reminding, ...good };
  }
}

function screenOf(snapshot: KioskSnapshot, now: Instant): KioskScreen {
  const { entry, triesLeft, wrong, mismatch } = snapshot.context;
  if (snapshot.matches('finished')) return endingScreen(snapshot, now);
  if (snapshot.matches({ between: 'outOfService' })) {
    return { screen: 'out-of-service', reason: outOfServiceReason(snapshot) };
  }
  if (snapshot.matches({ between: 'closed' })) return { screen: 'closed' };
  if (snapshot.matches({ session: 'waitingForCard' })) return { screen: 'insert-card' };
  if (snapshot.matches({ session: 'readingCard' })) return { screen: 'reading-card' };
  if (snapshot.matches({ session: 'confirmingLastTry' })) return { screen: 'confirm-last-try' };
  if (snapshot.matches({ session: 'enteringPin' })) return { screen: 'enter-pin', entry, triesLeft, wrong };
  if (snapshot.matches({ session: 'verifyingPin' })) return { screen: 'verifying-pin' };
  if (snapshot.matches({ session: 'requestingAuthorisation' })) return { screen: 'asking-centre' };
  if (snapshot.matches({ session: 'enteringPassword' })) return { screen: 'enter-password', entry, mismatch };
  if (snapshot.matches({ session: 'repeatingPassword' })) return { screen: 'repeat-password', entry };
  if (snapshot.matches({ session: 'comparingPasswords' })) return { screen: 'repeat-password', entry };
  if (snapshot.matches('session')) return { screen: 'resetting' };
  return { screen: 'welcome' };
}

/** What the kiosk shows in this state at the given instant: plain data, and no secret (INV-4). */
export function toKioskView(snapshot: KioskSnapshot, now: Instant): KioskView {
  const { store, language, textSize, appearance, cardInReader, stillThereUntil } = snapshot.context;
  const screen = screenOf(snapshot, now);
  const step = STEPS[screen.screen];
  return {
    ...screen,
    store,
    language,
    textSize,
    appearance,
    cardInReader,
    canCancel: CANCELLABLE.has(screen.screen) && !snapshot.hasTag('busy'),
    ...(step === undefined ? {} : { step }),
    ...(stillThereUntil === undefined ? {} : { stillThereUntil }),
  };
}

/**
 * INV-8. How the latest session stands, for scenarios and reports: its ending once it has one; while the kiosk takes
 * nobody, the reason for that; `in-progress` in a session; undefined where there has been none.
 */
export function outcomeOf(snapshot: KioskSnapshot): SessionOutcome | { readonly outcome: 'in-progress' } | undefined {
  if (snapshot.matches('finished')) return snapshot.context.ending;
  if (snapshot.matches('session')) return { outcome: 'in-progress' };
  return undefined;
}
