import { kioskMachine } from '../kiosk/kiosk-machine';
import { phoneMachine } from '../phone/phone-machine';
import { CHOSEN, choicesAreForgotten, choicesAreKept } from './choices';
import type { Model } from './explore';
import { doneOf, isIn, neverDirectly, onlyAfter } from './invariants';
import { operatorModel } from './operator-model';
import { practiceModel } from './practice-model';

const ENTRIES = [{ entry: { length: 1, missing: ['digits'] } }, { entry: { length: 6, missing: [] } }];

const READINGS = [
  { ok: false, reason: 'genuine-card' },
  { ok: true, hasSigningCertificate: false, triesLeft: { 'signing-password': 5, 'authentication-pin': 3 } },
  { ok: true, hasSigningCertificate: true, triesLeft: { 'signing-password': 0, 'authentication-pin': 0 } },
  { ok: true, hasSigningCertificate: true, triesLeft: { 'signing-password': 0, 'authentication-pin': 1 } },
  { ok: true, hasSigningCertificate: true, triesLeft: { 'signing-password': 0, 'authentication-pin': 3 } },
];

const PASSWORD = ['signing-password'];
const BOTH = ['signing-password', 'authentication-pin'];
const TARGETS = [{ target: 'signing-password' }, { target: 'authentication-pin' }];

const STOOD_THERE = { ...CHOSEN, target: 'signing-password' };
const INTERRUPTIONS = [
  { stage: 'session', ...STOOD_THERE },
  { stage: 'writing', ...STOOD_THERE },
  { stage: 'ended', ...STOOD_THERE, ending: { outcome: 'refused', reason: 'timed-out' } },
];

const VERIFICATIONS = [
  { ok: false, reason: 'card-unreadable' },
  { ok: true, verified: true, triesLeft: 3 },
  { ok: true, verified: false, triesLeft: 2 },
  { ok: true, verified: false, triesLeft: 1 },
  { ok: true, verified: false, triesLeft: 0 },
];

interface Targets {
  readonly target: string;
  readonly targets: readonly string[];
}

function targetIsOffered(context: unknown): boolean {
  const { target, targets } = context as Targets;
  return targets.includes(target);
}

function targetIn({ context }: { readonly context: unknown }): string {
  return (context as Targets).target;
}

const RESETTING = 'kiosk.session.resettingSecret';

/** The kiosk, with everything that card, centre, store and person can come up with. */
export const kioskModel: Model = {
  name: 'kiosk',
  machine: kioskMachine,
  inputs: [
    { store: 'lawson', targets: PASSWORD, availability: 'open', readerReady: true, cardInReader: false },
    { store: 'lawson', targets: PASSWORD, availability: 'open', readerReady: false, cardInReader: false },
    { store: 'seven-eleven', targets: BOTH, availability: 'open', readerReady: true, cardInReader: false },
  ],
  payloads: {
    'entry.changed': ENTRIES,
    'language.chosen': [{ language: 'en' }],
    'target.chosen': TARGETS,
    'session.interrupted': INTERRUPTIONS,
    'outage.changed': [{ outage: undefined }, { outage: 'out-of-order' }],
    'text-size.chosen': [{ textSize: 'largest' }],
    'appearance.chosen': [{ appearance: 'dark' }],
    'voice.chosen': [{ voice: 'on' }],
    'availability.changed': [
      { availability: 'open' },
      { availability: 'outside-opening-hours' },
      { availability: 'service-not-offered' },
      { availability: 'maintenance' },
    ],
  },
  outputs: {
    readCard: READINGS,
    verifyProof: VERIFICATIONS,
    authorise: [
      { ok: false, reason: 'pre-registration-expired' },
      { ok: true, goodUntil: 1, certificates: { signing: 2, authentication: 2 } },
    ],
    compareEntries: [{ same: true }, { same: false }],
    resetSecret: [{ ok: true }, { ok: false, unconfirmed: true }, { ok: false, reason: 'card-removed' }],
    settle: [{ ok: true }, { ok: false }],
  },
  invariants: [
    onlyAfter('KIOSK-9', 'a session begins with a touch', 'kiosk.session', ({ type }) => type === 'start.pressed'),
    onlyAfter(
      'KIOSK-3',
      'no reset but after the proof was verified at the kiosk',
      RESETTING,
      doneOf('kiosk.session.verifyingProof', (output) => output['verified'] === true),
    ),
    onlyAfter(
      'INV-2',
      'no reset but after the centre authorised it',
      RESETTING,
      doneOf('kiosk.session.requestingAuthorisation', (output) => output['ok'] === true),
    ),
    onlyAfter(
      'INV-1',
      'no reset of a card without a signing certificate',
      RESETTING,
      doneOf('kiosk.session.readingCard', (output) => output['hasSigningCertificate'] === true),
    ),
    onlyAfter(
      'KIOSK-4',
      'no reset but after two equal entries',
      RESETTING,
      doneOf('kiosk.session.comparingEntries', (output) => output['same'] === true),
    ),
    neverDirectly(
      'TARGET-1',
      'no store resets what its profile does not offer',
      ({ to }) => isIn(to, 'kiosk.session') && !targetIsOffered(to.context),
    ),
    neverDirectly(
      'TARGET-2',
      'what is reset is settled before the card is read',
      ({ from, to }) =>
        isIn(from, 'kiosk.session') &&
        !isIn(from, 'kiosk.session.waitingForCard') &&
        isIn(to, 'kiosk.session') &&
        targetIn(from) !== targetIn(to),
    ),
    neverDirectly(
      'KIOSK-7',
      'no session ends while the card lies in the reader',
      ({ from, to }) =>
        isIn(from, 'kiosk.finished') &&
        isIn(to, 'kiosk.between') &&
        (from.context as { cardInReader: boolean }).cardInReader,
    ),
    neverDirectly(
      'KIOSK-2',
      'the clock alone ends no session',
      ({ from, event, to }) =>
        event.type === 'availability.changed' && isIn(from, 'kiosk.session') && !isIn(to, 'kiosk.session'),
    ),
    neverDirectly(
      'INV-7',
      'between two sessions nothing of the earlier one is left',
      ({ to }) =>
        isIn(to, 'kiosk.between') &&
        (to.context as { ending?: unknown; goodUntil?: unknown; entry: { length: number } }).entry.length +
          ((to.context as { ending?: unknown }).ending === undefined ? 0 : 1) >
          0,
    ),
    choicesAreForgotten(
      'language, text size and contrast are the first ones again when a session ends',
      kioskMachine,
      ({ from, to }) => isIn(to, 'kiosk.between') && !isIn(from, 'kiosk.between'),
    ),
    choicesAreForgotten(
      'what somebody chose without a session, and walked away from, is forgotten after a while',
      kioskMachine,
      ({ event }) => event.type.startsWith('xstate.after.untilChoicesAreForgotten'),
    ),
    choicesAreKept(
      'within a session nothing but a person changes language, text size and contrast',
      kioskMachine,
      ({ event, to }) => !isIn(to, 'kiosk.between') && !event.type.endsWith('.chosen'),
    ),
  ],
};

/** The phone, likewise. */
export const phoneModel: Model = {
  name: 'phone',
  machine: phoneMachine,
  inputs: [{ cardHeld: false }],
  payloads: { 'entry.changed': ENTRIES, 'language.chosen': [{ language: 'en' }], 'target.chosen': TARGETS },
  outputs: {
    readCard: READINGS,
    verifyProof: VERIFICATIONS,
    proveCard: [{ ok: true }, { ok: false, reason: 'card-expired' }],
    verifyFace: [{ ok: true }, { ok: false, reason: 'face-not-matched' }],
    register: [
      { ok: true, registeredAt: 0, goodUntil: 1 },
      { ok: false, reason: 'maintenance' },
    ],
  },
  invariants: [
    onlyAfter(
      'REG-1',
      'no face check but after the proof was verified',
      'phone.verifyingFace',
      doneOf('phone.verifyingProof', (output) => output['verified'] === true),
    ),
    onlyAfter(
      'REG-1',
      'no pre-registration but after the face was verified',
      'phone.registering',
      doneOf('phone.verifyingFace', (output) => output['ok'] === true),
    ),
  ],
};

export const MODELS: readonly Model[] = [kioskModel, phoneModel, practiceModel, operatorModel];
