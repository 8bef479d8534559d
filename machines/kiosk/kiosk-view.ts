import type { SnapshotFrom } from 'xstate';
import { certificateTerms } from '../rules/certificates';
import { isCounterClosedForToday } from '../rules/office';
import { nextOpening } from '../rules/opening-hours';
import type { RefusalReason } from '../rules/refusals';
import type { SecretName } from '../rules/secrets';
import type { Instant } from '../rules/time';
import type { kioskMachine } from './kiosk-machine';
import type { SessionOutcome } from './kiosk-ports';
import type { Interruption, KioskContext } from './kiosk-setup';
import type { KioskScreen, KioskStep, KioskView, OutOfServiceReason, RefusalHint } from './view.types';

export type KioskSnapshot = SnapshotFrom<typeof kioskMachine>;

/** The step of the progress line that a screen belongs to. */
const STEPS: Partial<Record<KioskScreen['screen'], KioskStep>> = {
  'insert-card': 1,
  'reading-card': 1,
  'enter-pin': 2,
  'enter-known-password': 2,
  'confirm-last-try': 2,
  'verifying-pin': 2,
  'verifying-password': 2,
  'asking-centre': 2,
  certificates: 2,
  'enter-password': 3,
  'enter-new-pin': 3,
  'repeat-password': 4,
  'repeat-new-pin': 4,
  resetting: 4,
  done: 5,
};

const CANCELLABLE = new Set<KioskScreen['screen']>([
  'insert-card',
  'enter-pin',
  'enter-known-password',
  'confirm-last-try',
  'certificates',
  'enter-password',
  'enter-new-pin',
  'repeat-password',
  'repeat-new-pin',
]);

/** KIOSK-10. The screens that ask for a secret, or show that one is at work, by the secret that is reset. */
const SCREENS = {
  'signing-password': {
    enteringProof: 'enter-pin',
    verifyingProof: 'verifying-pin',
    enteringNewSecret: 'enter-password',
    repeatingNewSecret: 'repeat-password',
  },
  'authentication-pin': {
    enteringProof: 'enter-known-password',
    verifyingProof: 'verifying-password',
    enteringNewSecret: 'enter-new-pin',
    repeatingNewSecret: 'repeat-new-pin',
  },
} as const satisfies Record<SecretName, Record<string, KioskScreen['screen']>>;

/** REF-1, REF-7, REF-8, TARGET-2. What helps a person who is turned away, beside what each reason says by itself. */
function hintOf(reason: RefusalReason, context: KioskContext, now: Instant): RefusalHint | undefined {
  const { targets, targetLocked, preRegisteredFor, goodUntil } = context;
  if (reason === 'outside-opening-hours' && goodUntil !== undefined) {
    return goodUntil <= nextOpening(now) ? 'over-by-opening' : undefined;
  }
  if (preRegisteredFor !== undefined) {
    return targets.includes(preRegisteredFor) ? 'choose-as-booked' : 'booked-for-elsewhere';
  }
  if (targets.length === 1 || targetLocked) return undefined;
  if (reason === 'authentication-pin-blocked') return 'reset-pin-here';
  return reason === 'signing-password-blocked' ? 'reset-password-here' : undefined;
}

const NO_CERTIFICATES = { signing: 0, authentication: 0 };

function outOfServiceReason({ context }: KioskSnapshot): OutOfServiceReason {
  const { availability, readerReady, outage } = context;
  if (availability === 'service-not-offered' || availability === 'maintenance') return availability;
  return readerReady && outage !== undefined ? outage : 'reader-missing';
}

function endingScreen(snapshot: KioskSnapshot, now: Instant): KioskScreen {
  const { ending, goodUntil, certificates, cause } = snapshot.context;
  const reminding = snapshot.matches({ finished: { cardInReader: 'reminding' } });
  const counterToday = !isCounterClosedForToday(now);
  // A session that was authorised in time may end after the 24 hours (KIOSK-2).
  const good = goodUntil === undefined || goodUntil <= now ? {} : { goodUntil };
  switch (ending?.outcome) {
    case 'reset': {
      const [signing] = certificateTerms(certificates ?? NO_CERTIFICATES, now);
      return {
        screen: 'done',
        counterToday,
        reminding,
        ...(signing?.isRenewable ? { renewableUntil: signing.notAfter } : {}),
      };
    }
    case 'unconfirmed':
      return { screen: 'unconfirmed', counterToday, reminding, ...good };
    case 'refused': {
      const reason = ending.reason ?? 'timed-out';
      const hint = hintOf(reason, snapshot.context, now);
      return {
        screen: 'refused',
        reason,
        ...(hint === undefined ? {} : { hint }),
        counterToday,
        reminding,
        ...(hint === 'over-by-opening' ? {} : good),
        ...(cause === undefined ? {} : { cause }),
      };
    }
    case 'cancelled':
    case undefined:
      return { screen: 'cancelled', reminding, ...good };
  }
}

function screenOf(snapshot: KioskSnapshot, now: Instant): KioskScreen {
  const { entry, triesLeft, wrong, mismatch, target, certificates } = snapshot.context;
  const screens = SCREENS[target];
  if (snapshot.matches('finished')) return endingScreen(snapshot, now);
  if (snapshot.matches({ between: 'outOfService' })) {
    return { screen: 'out-of-service', reason: outOfServiceReason(snapshot) };
  }
  if (snapshot.matches({ between: 'closed' })) return { screen: 'closed' };
  if (snapshot.matches({ session: 'waitingForCard' })) return { screen: 'insert-card' };
  if (snapshot.matches({ session: 'readingCard' })) return { screen: 'reading-card' };
  if (snapshot.matches({ session: 'confirmingLastTry' })) return { screen: 'confirm-last-try' };
  if (snapshot.matches({ session: 'enteringProof' })) {
    return { screen: screens.enteringProof, entry, triesLeft, wrong };
  }
  if (snapshot.matches({ session: 'verifyingProof' })) return { screen: screens.verifyingProof };
  if (snapshot.matches({ session: 'requestingAuthorisation' })) return { screen: 'asking-centre' };
  if (snapshot.matches({ session: 'showingCertificates' })) {
    return { screen: 'certificates', certificates: certificateTerms(certificates ?? NO_CERTIFICATES, now) };
  }
  if (snapshot.matches({ session: 'enteringNewSecret' })) {
    return { screen: screens.enteringNewSecret, entry, mismatch };
  }
  if (snapshot.matches({ session: 'repeatingNewSecret' }) || snapshot.matches({ session: 'comparingEntries' })) {
    return { screen: screens.repeatingNewSecret, entry };
  }
  if (snapshot.matches('session')) return { screen: 'resetting' };
  return { screen: 'welcome' };
}

/** What the kiosk shows in this state at the given instant: plain data, and no secret (INV-4). */
export function toKioskView(snapshot: KioskSnapshot, now: Instant): KioskView {
  const { store, targets, target, language, textSize, appearance, voice, cardInReader, stillThereUntil } =
    snapshot.context;
  const screen = screenOf(snapshot, now);
  const step = STEPS[screen.screen];
  return {
    ...screen,
    store,
    targets,
    target,
    language,
    textSize,
    appearance,
    voice,
    cardInReader,
    canCancel: CANCELLABLE.has(screen.screen) && !snapshot.hasTag('busy'),
    ...(step === undefined ? {} : { step }),
    ...(stillThereUntil === undefined ? {} : { stillThereUntil }),
  };
}

/** REF-18. What the kiosk after this one has to know of a session that is cut off now; undefined between sessions. */
export function interruptionOf(snapshot: KioskSnapshot): Interruption | undefined {
  const { language, textSize, appearance, voice, target, targetLocked } = snapshot.context;
  const { ending, goodUntil, cause, preRegisteredFor, certificates } = snapshot.context;
  const choices = { language, textSize, appearance, voice, target };
  const kept = { ...choices, targetLocked, ending, goodUntil, cause, preRegisteredFor, certificates };
  if (snapshot.matches('finished')) return { stage: 'ended', ...kept };
  if (!snapshot.matches('session')) return undefined;
  const isWriting = snapshot.matches({ session: 'resettingSecret' }) || snapshot.matches({ session: 'settling' });
  return { stage: isWriting ? 'writing' : 'session', ...kept };
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
