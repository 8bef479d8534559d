import { FIRST_DISPLAY } from '../../machines/display';
import type {
  KioskFrame,
  KioskScreen,
  KioskStep,
  KioskView,
  OutOfServiceReason,
} from '../../machines/kiosk/view.types';
import { FIRST_LANGUAGE } from '../../machines/language';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { DAY } from '../../machines/rules/time';

/** One picture of the kiosk, by a name that a file can bear. */
export interface KioskScene {
  readonly name: string;
  readonly view: KioskView;
}

/** Any instant will do: it is shown as the end of a pre-registration and of a certificate. */
const SOME_DAY = Date.parse('2026-11-25T12:34:00+09:00');
const NOTHING = { length: 0, missing: [] } as const;
const OUT_OF_SERVICE: readonly OutOfServiceReason[] = [
  'service-not-offered',
  'maintenance',
  'centre-unreachable',
  'reader-missing',
  'out-of-order',
];

type Framing = Partial<Omit<KioskFrame, keyof typeof FIRST_DISPLAY | 'language' | 'store'>>;

function scene(name: string, screen: KioskScreen, framing: Framing = {}): KioskScene {
  const frame = { store: 'lawson', language: FIRST_LANGUAGE, canCancel: false, cardInReader: false };
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
    scene(`out-of-service-${reason}`, { screen: 'out-of-service', reason }),
  ),
  closed: [scene('closed', { screen: 'closed' })],
  welcome: [WELCOME],
  'insert-card': [scene('insert-card', { screen: 'insert-card' }, asking(1))],
  'reading-card': [scene('reading-card', { screen: 'reading-card' }, busy(1))],
  'enter-pin': [
    scene('enter-pin', { screen: 'enter-pin', entry: NOTHING, triesLeft: 3, wrong: false }, asking(2)),
    scene(
      'enter-pin-wrong',
      { screen: 'enter-pin', entry: { length: 2, missing: ['digits'] }, triesLeft: 1, wrong: true },
      asking(2),
    ),
  ],
  'confirm-last-try': [scene('confirm-last-try', { screen: 'confirm-last-try' }, asking(2))],
  'verifying-pin': [scene('verifying-pin', { screen: 'verifying-pin' }, busy(2))],
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
  resetting: [scene('resetting', { screen: 'resetting' }, busy(4))],
  done: [
    scene('done', { screen: 'done', renewableUntil: SOME_DAY + 60 * DAY, reminding: true }, { ...WITH_CARD, step: 5 }),
    scene('done-card-taken', { screen: 'done', reminding: false }, { step: 5 }),
  ],
  refused: REFUSAL_REASONS.flatMap((reason) => [
    scene(
      `refused-${reason}`,
      {
        screen: 'refused',
        reason,
        counterToday: false,
        goodUntil: SOME_DAY,
        reminding: false,
        ...(reason === 'signing-certificate-revoked' ? { cause: 'authentication-certificate-ended' } : {}),
      },
      WITH_CARD,
    ),
  ]),
  cancelled: [scene('cancelled', { screen: 'cancelled', goodUntil: SOME_DAY, reminding: false }, WITH_CARD)],
  unconfirmed: [scene('unconfirmed', { screen: 'unconfirmed', goodUntil: SOME_DAY, reminding: true }, WITH_CARD)],
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
