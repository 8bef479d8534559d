import { FIRST_LANGUAGE } from '../../machines/language';
import type { PhoneScreen, PhoneView } from '../../machines/phone/view.types';
import { REFUSAL_REASONS, type RefusalReason } from '../../machines/rules/refusals';
import { HOUR } from '../../machines/rules/time';
import { ASKING_FOR_PROOF } from './proof-scenes';

/** One picture of the phone, by a name that a file can bear. */
export interface PhoneScene {
  readonly name: string;
  readonly view: PhoneView;
}

const NOW = Date.parse('2026-11-24T12:34:00+09:00');
/** A made-up holder with the longest that a card has to say. */
const PRINTED = {
  name: '見本\u3000花子',
  address: '東京都台東区見本町1丁目2番3号',
  birthDate: '1984-09-10',
  sex: 'female',
  cardExpires: '2034-09-10',
} as const;
/** TARGET-2. The phone while it books the PIN's reset. */
const THE_PIN = { target: 'authentication-pin' } as const;
/** What only a kiosk can come to. */
const AT_THE_KIOSK: ReadonlySet<RefusalReason> = new Set([
  'outside-opening-hours',
  'service-not-offered',
  'reset-unconfirmed',
]);

type Framing = Partial<Pick<PhoneView, 'target' | 'canCancel'>>;

function scene(name: string, screen: PhoneScreen, framing: Framing = {}): PhoneScene {
  const frame = { language: FIRST_LANGUAGE, target: 'signing-password', canCancel: false, now: NOW } as const;
  return { name, view: { ...frame, ...framing, ...screen } };
}

const ASKING: Framing = { canCancel: true };

/** Every screen of the phone with the most that it can have to say. A new screen that is missing here does not compile. */
const SCENES: Readonly<Record<PhoneScreen['screen'], readonly PhoneScene[]>> = {
  starting: [scene('starting', { screen: 'starting' })],
  welcome: [scene('welcome', { screen: 'welcome' }), scene('welcome-pin', { screen: 'welcome' }, THE_PIN)],
  'card-face': [
    scene('card-face', { screen: 'card-face', cardInView: true, printed: PRINTED }, ASKING),
    scene('card-face-blank', { screen: 'card-face', cardInView: true }, ASKING),
    scene('card-face-none', { screen: 'card-face', cardInView: false }, ASKING),
  ],
  'hold-card': [
    scene('hold-card', { screen: 'hold-card', cardHeld: true }, ASKING),
    scene('hold-card-none', { screen: 'hold-card', cardHeld: false }, ASKING),
  ],
  'reading-card': [scene('reading-card', { screen: 'reading-card' })],
  'enter-pin': [
    scene('enter-pin', ASKING_FOR_PROOF.pin, ASKING),
    scene('enter-pin-wrong', ASKING_FOR_PROOF.pinAgain, ASKING),
  ],
  'enter-known-password': [scene('enter-known-password', ASKING_FOR_PROOF.passwordAgain, { ...ASKING, ...THE_PIN })],
  'confirm-last-try': [
    scene('confirm-last-try', { screen: 'confirm-last-try' }, ASKING),
    scene('confirm-last-try-password', { screen: 'confirm-last-try' }, { ...ASKING, ...THE_PIN }),
  ],
  'verifying-pin': [scene('verifying-pin', { screen: 'verifying-pin' })],
  'verifying-password': [scene('verifying-password', { screen: 'verifying-password' }, THE_PIN)],
  'verifying-face': [scene('verifying-face', { screen: 'verifying-face' }, ASKING)],
  registering: [scene('registering', { screen: 'registering' })],
  registered: [
    scene('registered', { screen: 'registered', registeredAt: NOW - HOUR, goodUntil: NOW + 23 * HOUR }),
    scene('registered-pin', { screen: 'registered', registeredAt: NOW - HOUR, goodUntil: NOW + 23 * HOUR }, THE_PIN),
    scene('registered-over', { screen: 'registered', registeredAt: NOW - 25 * HOUR, goodUntil: NOW - HOUR }),
  ],
  refused: REFUSAL_REASONS.filter((reason) => !AT_THE_KIOSK.has(reason)).map((reason) =>
    scene(
      `refused-${reason}`,
      {
        screen: 'refused',
        reason,
        counterToday: false,
        bothLocked: false,
        ...(reason === 'signing-certificate-revoked' ? { cause: 'authentication-certificate-ended' } : {}),
      },
      reason === 'signing-password-blocked' ? THE_PIN : {},
    ),
  ),
};

/** All scenes, in the order in which a person meets them. */
export const PHONE_SCENES: readonly PhoneScene[] = Object.values(SCENES).flat();

/** A phone of today, a small one, the workbench's pane. */
export const PHONE_SIZES = [
  { width: 390, height: 844 },
  { width: 360, height: 640 },
  { width: 420, height: 780 },
] as const;
