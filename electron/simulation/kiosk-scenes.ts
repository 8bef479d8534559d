import { FIRST_DISPLAY } from '../../machines/display';
import type {
  KioskFrame,
  KioskScreen,
  KioskStep,
  KioskView,
  OutOfServiceReason,
  RefusalHint,
} from '../../machines/kiosk/view.types';
import { FIRST_LANGUAGE } from '../../machines/language';
import { certificateTerms } from '../../machines/rules/certificates';
import { REFUSAL_REASONS, type RefusalReason } from '../../machines/rules/refusals';
import type { ChainName } from '../../machines/rules/stores';
import { DAY } from '../../machines/rules/time';
import { ASKING_FOR_PROOF } from './proof-scenes';

/** One picture of the kiosk, by a name that a file can bear. */
export interface KioskScene {
  readonly name: string;
  readonly view: KioskView;
}

/** Any instant will do: it is shown as the end of a pre-registration and of a certificate. */
const SOME_DAY = Date.parse('2026-11-25T12:34:00+09:00');
/** CERT-8. One that can be renewed already, and one that cannot yet. */
const CERTIFICATES = { signing: SOME_DAY + 60 * DAY, authentication: SOME_DAY + 400 * DAY };
const NOTHING = { length: 0, missing: [] } as const;
const OUT_OF_SERVICE: readonly OutOfServiceReason[] = [
  'service-not-offered',
  'maintenance',
  'centre-unreachable',
  'reader-missing',
  'out-of-order',
];

/** There is none, or nobody has asked the centre yet, or not about this card. */
const WITHOUT_PRE_REGISTRATION =
  /-blocked$|^face-|^(?:not-pre-registered|pre-registration-\w+|service-not-offered|genuine-card|not-a-my-number-card)$/;

type Framing = Partial<Omit<KioskFrame, keyof typeof FIRST_DISPLAY | 'language' | 'store'>>;

const BOTH = ['signing-password', 'authentication-pin'] as const;
/** TARGET-2. The kiosk while it resets the PIN. */
const THE_PIN = { store: 'seven-eleven', targets: BOTH, target: 'authentication-pin' } as const;
const FIRST_TARGET = { store: 'lawson', targets: ['signing-password'], target: 'signing-password' } as const;

/** REF-7, TARGET-2. What a kiosk that resets both says to somebody whose proof is locked. */
const HINTS: Partial<Record<RefusalReason, RefusalHint>> = {
  'authentication-pin-blocked': 'reset-pin-here',
  'signing-password-blocked': 'reset-password-here',
};
/** REF-8. A pre-registration for the other secret. */
const OTHER = { screen: 'refused', reason: 'not-pre-registered', counterToday: true, reminding: false } as const;

/** STORE-1 to STORE-4. A chain that offers the service in some of its stores. */
const WITHOUT_SERVICE = { store: 'daiei' } as const;

function scene(name: string, screen: KioskScreen, framing: Framing & { readonly store?: ChainName } = {}): KioskScene {
  const frame = { ...FIRST_TARGET, language: FIRST_LANGUAGE, canCancel: false, cardInReader: false };
  return { name, view: { ...FIRST_DISPLAY, ...frame, ...framing, ...screen } };
}

const asking = (step: KioskStep): Framing => ({ canCancel: true, cardInReader: step > 1, step });
const busy = (step: KioskStep): Framing => ({ cardInReader: true, step });
const WITH_CARD: Framing = { cardInReader: true };

/** The screen that a person comes to. */
export const WELCOME = scene('welcome', { screen: 'welcome' });

/**
 * Every screen of the kiosk with the most that it can have to say, each refusal by itself: for whoever looks at them
 * all, person or program. A new screen that is missing here does not compile.
 */
const SCENES: Readonly<Record<KioskScreen['screen'], readonly KioskScene[]>> = {
  starting: [scene('starting', { screen: 'starting' })],
  'out-of-service': OUT_OF_SERVICE.map((reason) =>
    scene(
      `out-of-service-${reason}`,
      { screen: 'out-of-service', reason },
      reason === 'service-not-offered' ? WITHOUT_SERVICE : {},
    ),
  ),
  closed: [scene('closed', { screen: 'closed' })],
  welcome: [
    WELCOME,
    scene('welcome-both', { screen: 'welcome' }, THE_PIN),
    scene('welcome-staffed', { screen: 'welcome' }, { offersPanel: true }),
  ],
  'insert-card': [
    scene('insert-card', { screen: 'insert-card' }, asking(1)),
    scene('insert-card-both', { screen: 'insert-card' }, { ...asking(1), ...THE_PIN }),
  ],
  'reading-card': [scene('reading-card', { screen: 'reading-card' }, busy(1))],
  'enter-pin': [
    scene('enter-pin', ASKING_FOR_PROOF.pin, asking(2)),
    scene('enter-pin-wrong', ASKING_FOR_PROOF.pinAgain, asking(2)),
  ],
  'enter-known-password': [scene('enter-known-password', ASKING_FOR_PROOF.passwordAgain, { ...asking(2), ...THE_PIN })],
  'confirm-last-try': [
    scene('confirm-last-try', { screen: 'confirm-last-try' }, asking(2)),
    scene('confirm-last-try-password', { screen: 'confirm-last-try' }, { ...asking(2), ...THE_PIN }),
  ],
  'verifying-pin': [scene('verifying-pin', { screen: 'verifying-pin' }, busy(2))],
  'verifying-password': [scene('verifying-password', { screen: 'verifying-password' }, { ...busy(2), ...THE_PIN })],
  certificates: [
    scene(
      'certificates',
      { screen: 'certificates', certificates: certificateTerms(CERTIFICATES, SOME_DAY) },
      asking(2),
    ),
  ],
  'asking-centre': [scene('asking-centre', { screen: 'asking-centre' }, busy(2))],
  'enter-password': [
    scene('enter-password', { screen: 'enter-password', entry: NOTHING, mismatch: false }, asking(3)),
    scene(
      'enter-password-mismatch',
      { screen: 'enter-password', entry: { length: 7, missing: ['a-digit'] }, mismatch: true },
      asking(3),
    ),
  ],
  'repeat-password': [
    scene('repeat-password', { screen: 'repeat-password', entry: { length: 16, missing: [] } }, asking(4)),
  ],
  'enter-new-pin': [
    scene(
      'enter-new-pin',
      { screen: 'enter-new-pin', entry: { length: 2, missing: ['digits'] }, mismatch: true },
      { ...asking(3), ...THE_PIN },
    ),
  ],
  'repeat-new-pin': [
    scene(
      'repeat-new-pin',
      { screen: 'repeat-new-pin', entry: { length: 4, missing: [] } },
      { ...asking(4), ...THE_PIN },
    ),
  ],
  resetting: [
    scene('resetting', { screen: 'resetting' }, busy(4)),
    scene('resetting-pin', { screen: 'resetting' }, { ...busy(4), ...THE_PIN }),
  ],
  done: [
    scene(
      'done',
      { screen: 'done', counterToday: false, renewableUntil: SOME_DAY + 60 * DAY, reminding: true },
      { ...WITH_CARD, step: 5 },
    ),
    scene('done-card-taken', { screen: 'done', counterToday: false, reminding: false }, { step: 5 }),
    scene('done-pin', { screen: 'done', counterToday: false, reminding: false }, { ...WITH_CARD, ...THE_PIN, step: 5 }),
  ],
  refused: [
    ...REFUSAL_REASONS.map((reason) =>
      scene(
        `refused-${reason}`,
        {
          screen: 'refused',
          reason,
          counterToday: false,
          reminding: false,
          ...(WITHOUT_PRE_REGISTRATION.test(reason) ? {} : { goodUntil: SOME_DAY }),
          ...(HINTS[reason] === undefined ? {} : { hint: HINTS[reason] }),
          ...(reason === 'signing-certificate-revoked' ? { cause: 'authentication-certificate-ended' } : {}),
        },
        {
          ...WITH_CARD,
          ...(reason === 'signing-password-blocked' ? THE_PIN : {}),
          ...(reason === 'service-not-offered' ? WITHOUT_SERVICE : {}),
          // A hint is for where both can be reset.
          ...(HINTS[reason] === undefined ? {} : { store: THE_PIN.store, targets: BOTH }),
        },
      ),
    ),
    scene(
      'refused-booked-here',
      { ...OTHER, hint: 'choose-as-booked', goodUntil: SOME_DAY },
      { ...WITH_CARD, ...THE_PIN },
    ),
    scene('refused-booked-elsewhere', { ...OTHER, hint: 'booked-for-elsewhere', goodUntil: SOME_DAY }, WITH_CARD),
    scene('refused-over-by-opening', { ...OTHER, reason: 'outside-opening-hours', hint: 'over-by-opening' }, WITH_CARD),
  ],
  cancelled: [scene('cancelled', { screen: 'cancelled', goodUntil: SOME_DAY, reminding: false }, WITH_CARD)],
  unconfirmed: [
    scene(
      'unconfirmed-pin',
      { screen: 'unconfirmed', counterToday: false, goodUntil: SOME_DAY, reminding: false },
      { ...WITH_CARD, ...THE_PIN },
    ),
    scene(
      'unconfirmed',
      { screen: 'unconfirmed', counterToday: false, goodUntil: SOME_DAY, reminding: true },
      WITH_CARD,
    ),
  ],
};

/** All scenes, in the order in which a person meets them. */
export const KIOSK_SCENES: readonly KioskScene[] = Object.values(SCENES).flat();

/** The kiosk while it asks whether anybody is there (REF-16). */
export const STILL_THERE: KioskScene = {
  name: 'still-there',
  view: { ...scene('insert-card', { screen: 'insert-card' }, asking(1)).view, stillThereUntil: SOME_DAY },
};

/** The sizes that the kiosk's page is made for: a tall kiosk, a wide one, the workbench's pane. */
export const KIOSK_SIZES = [
  { width: 1080, height: 1920 },
  { width: 1280, height: 800 },
  { width: 760, height: 780 },
] as const;
