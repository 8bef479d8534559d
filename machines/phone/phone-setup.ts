import { assign, fromCallback, fromPromise, setup } from 'xstate';
import { EMPTY_ENTRY, type Entry } from '../entry';
import { notProvided } from '../not-provided';
import { triesIn, type CardReading, type Refusal, type Refused, type Verification } from '../kiosk/kiosk-ports';
import type { PadPurpose, TargetInput } from '../kiosk/kiosk-setup';
import { FIRST_LANGUAGE, type Language } from '../language';
import type { RevocationCause } from '../rules/certificates';
import type { RefusalReason } from '../rules/refusals';
import { isLastTry, otherSecret, type SecretName } from '../rules/secrets';
import { SECOND, type Instant } from '../rules/time';
import type { PhoneTouch } from './view.types';

/** How long the phone waits, in milliseconds of the actor system's clock (ours). */
export const PHONE_DELAYS = {
  /** A card or a centre that has given no answer for this long is not going to. */
  untilAnswerIsLate: 60 * SECOND,
  /** REF-15. A face check that nobody has finished for this long counts as given up. */
  untilFaceIsGivenUp: 120 * SECOND,
} as const;

/** What came of the face check (REF-15). */
export type FaceCheck = { readonly ok: true } | Refused;

/** A pre-registration made: since when, until when (REG-3). */
export type Registration = { readonly ok: true; readonly registeredAt: Instant; readonly goodUntil: Instant } | Refused;

export interface PhoneContext {
  /** TARGET-1, TARGET-2. What is to be reset at the kiosk; the other secret is the proof. */
  readonly target: SecretName;
  readonly cardHeld: boolean;
  readonly language: Language;
  readonly entry: Entry;
  readonly triesLeft: number;
  /** REF-7, TARGET-2. What is to be reset was locked when the card was read: it is no proof for the other either. */
  readonly targetLocked: boolean;
  readonly wrong: boolean;
  readonly registration?: { readonly registeredAt: Instant; readonly goodUntil: Instant } | undefined;
  readonly refusal?: RefusalReason | undefined;
  /** REF-5. Why the signing certificate was revoked. */
  readonly cause?: RevocationCause | undefined;
}

export interface PhoneInput {
  readonly cardHeld: boolean;
}

export type PhoneEvent =
  | Exclude<PhoneTouch, { type: 'key.pressed' }>
  | { readonly type: 'entry.changed'; readonly entry: Entry }
  | { readonly type: 'card.inserted' }
  | { readonly type: 'card.removed' };

const NOTHING = {
  target: 'signing-password',
  entry: EMPTY_ENTRY,
  triesLeft: 0,
  targetLocked: false,
  wrong: false,
  registration: undefined,
  refusal: undefined,
  cause: undefined,
} as const;

/** The phone's context before its first use. */
export function firstPhoneContext(input: PhoneInput): PhoneContext {
  return { ...input, ...NOTHING, language: FIRST_LANGUAGE };
}

export const phoneSetup = setup({
  types: {
    context: {} as PhoneContext,
    events: {} as PhoneEvent,
    input: {} as PhoneInput,
    tags: {} as 'busy',
  },
  actors: {
    /** Sends `card.inserted` and `card.removed`: a card held against the phone, or taken away. */
    watchReader: fromCallback(() => undefined),
    readCard: fromPromise<CardReading>(notProvided('readCard')),
    verifyProof: fromPromise<Verification, TargetInput>(notProvided('verifyProof')),
    /** The card proves itself to the centre by a signature, which the proof has just unlocked. */
    proveCard: fromPromise<{ readonly ok: true } | Refused, TargetInput>(notProvided('proveCard')),
    /** REG-1. The holder's face, by the phone's own authenticator. */
    verifyFace: fromPromise<FaceCheck>(notProvided('verifyFace')),
    register: fromPromise<Registration>(notProvided('register')),
  },
  actions: {
    /** The PIN pad takes keys from here on, for this purpose. */
    armPad: (_, _params: { purpose: PadPurpose }) => undefined,
    /** INV-4. */
    wipePad: () => undefined,
    releaseCard: () => undefined,
    rememberEntry: assign({ entry: (_, params: { entry: Entry }) => params.entry }),
    forgetEntry: assign({ entry: EMPTY_ENTRY }),
    forgetVisit: assign(NOTHING),
    chooseTarget: assign({ target: (_, params: TargetInput) => params.target }),
    chooseLanguage: assign({ language: (_, params: { language: Language }) => params.language }),
    rememberCard: assign((_, params: { cardHeld: boolean }) => params),
    rememberReading: assign(({ context }, { reading }: { reading: CardReading }) => triesIn(reading, context.target)),
    rememberTries: assign((_, params: { triesLeft: number; wrong: boolean }) => params),
    rememberRegistration: assign({
      registration: (_, params: { registeredAt: Instant; goodUntil: Instant }) => params,
    }),
    refuse: assign((_, params: Refusal) => ({ refusal: params.reason, cause: params.cause })),
  },
  guards: {
    hasCard: ({ context }) => context.cardHeld,
    isLastTry: ({ context }) => isLastTry(context.triesLeft),
    isComplete: ({ context }) => context.entry.length > 0 && context.entry.missing.length === 0,
    isRefused: (_, answer: { ok: boolean }) => !answer.ok,
    lacksSigningCertificate: (_, reading: CardReading) => reading.ok && !reading.hasSigningCertificate,
    /** TARGET-2. The secret that is the proof is locked. */
    hasBlockedProof: ({ context }, reading: CardReading) =>
      reading.ok && reading.triesLeft[otherSecret(context.target)] === 0,
    isVerified: (_, answer: Verification) => answer.ok && answer.verified,
    isBlockedNow: (_, answer: Verification) => answer.ok && !answer.verified && answer.triesLeft === 0,
  },
  delays: PHONE_DELAYS,
});
