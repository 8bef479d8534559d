import { assign, fromCallback, fromPromise, raise, setup } from 'xstate';
import { FIRST_DISPLAY, type Appearance, type Display, type TextSize, type Voice } from '../display';
import { EMPTY_ENTRY, type Entry } from '../entry';
import { notProvided } from '../not-provided';
import { FIRST_LANGUAGE, type Language } from '../language';
import type { CertificateName, RevocationCause } from '../rules/certificates';
import { isLastTry, otherSecret, type SecretName } from '../rules/secrets';
import type { Availability } from '../rules/stores';
import type { Instant } from '../rules/time';
import { KIOSK_DELAYS } from './kiosk-delays';
import { triesIn } from './kiosk-ports';
import type {
  Authorisation,
  CardReading,
  CardReset,
  Refusal,
  SessionOutcome,
  Settlement,
  Verification,
} from './kiosk-ports';
import type { KioskTouch, OutOfServiceReason } from './view.types';

export interface KioskContext extends Display {
  readonly store: string;
  /** STORE-4. What can be reset here. */
  readonly targets: readonly SecretName[];
  /** TARGET-1, TARGET-2. What this session resets; the other secret is the proof. */
  readonly target: SecretName;
  readonly availability: Availability;
  readonly readerReady: boolean;
  /** What the kiosk's own self-test has found that no session can begin with. */
  readonly outage?: OutOfServiceReason | undefined;
  readonly cardInReader: boolean;
  readonly language: Language;
  readonly entry: Entry;
  readonly triesLeft: number;
  /** REF-7, TARGET-2. What is to be reset was locked when the card was read: it is no proof for the other either. */
  readonly targetLocked: boolean;
  /** The person entered a wrong proof in this session. */
  readonly wrong: boolean;
  /** KIOSK-4. The two entries of the new secret differed. */
  readonly mismatch: boolean;
  readonly goodUntil?: Instant | undefined;
  /** CERT-8. The last instants of the card's certificates, once the centre has told them. */
  readonly certificates?: Readonly<Record<CertificateName, Instant>> | undefined;
  /** REF-16. The instant at which the kiosk gives the person up; noted while it asks. */
  readonly stillThereUntil?: Instant | undefined;
  readonly ending?: SessionOutcome | undefined;
  /** REF-5. Why the signing certificate was revoked. */
  readonly cause?: RevocationCause | undefined;
  /** REF-8, TARGET-2. What the card is pre-registered for, where that is not what was asked for. */
  readonly preRegisteredFor?: SecretName | undefined;
}

/**
 * REF-18, KIOSK-7. How a session stood when its kiosk was cut off, for the kiosk after it: what its last page says, in the
 * language and looks that its person had chosen. No person, no secret.
 */
export interface Interruption extends Pick<
  KioskContext,
  | keyof Display
  | 'language'
  | 'target'
  | 'targetLocked'
  | 'ending'
  | 'goodUntil'
  | 'cause'
  | 'preRegisteredFor'
  | 'certificates'
> {
  /** `writing`: its card was being written; `ended`: it was over, and its last page still stood there. */
  readonly stage: 'session' | 'writing' | 'ended';
}

/** What the kiosk needs to know before it starts. */
export interface KioskInput {
  /** The store profile's name, for the screens. */
  readonly store: string;
  /** STORE-4. What can be reset here. */
  readonly targets: readonly SecretName[];
  readonly availability: Availability;
  readonly readerReady: boolean;
  readonly cardInReader: boolean;
}

export type KioskEvent =
  | Exclude<KioskTouch, { type: 'key.pressed' }>
  | { readonly type: 'choice.made' }
  | { readonly type: 'entry.changed'; readonly entry: Entry }
  | { readonly type: 'card.inserted' }
  | { readonly type: 'card.removed' }
  | { readonly type: 'reader.lost' }
  | { readonly type: 'reader.found' }
  | { readonly type: 'outage.changed'; readonly outage: OutOfServiceReason | undefined }
  /** The kiosk has started anew, and the one before it was in a session. */
  | ({ readonly type: 'session.interrupted' } & Interruption)
  | { readonly type: 'availability.changed'; readonly availability: Availability };

/** What the PIN pad is asked to take: the secret that is the proof, or a new one, twice (KIOSK-4). */
export interface PadPurpose {
  readonly secret: SecretName;
  readonly entry: 'proof' | 'new' | 'again';
}

/** What is reset, for the actors that card and centre stand behind. */
export interface TargetInput {
  readonly target: SecretName;
}

/** Nothing of a session, for its start and for the next person (INV-7). */
const NOTHING = {
  target: 'signing-password',
  entry: EMPTY_ENTRY,
  triesLeft: 0,
  targetLocked: false,
  wrong: false,
  mismatch: false,
  goodUntil: undefined,
  certificates: undefined,
  stillThereUntil: undefined,
  ending: undefined,
  cause: undefined,
  preRegisteredFor: undefined,
} as const;

/** INV-7. What a person can choose for the screens, as every session begins with it. */
const FIRST_CHOICES = { ...FIRST_DISPLAY, language: FIRST_LANGUAGE };

/** The kiosk's context before its first session. */
export function firstKioskContext(input: KioskInput): KioskContext {
  return { ...input, ...NOTHING, ...FIRST_CHOICES };
}

export const kioskSetup = setup({
  types: {
    context: {} as KioskContext,
    events: {} as KioskEvent,
    input: {} as KioskInput,
    tags: {} as 'busy' | 'session',
  },
  actors: {
    /** Sends `availability.changed` at its instants. */
    watchStore: fromCallback(() => undefined),
    /** Sends `card.inserted`, `card.removed`, `reader.lost` and `reader.found`. */
    watchReader: fromCallback(() => undefined),
    readCard: fromPromise<CardReading>(notProvided('readCard')),
    verifyProof: fromPromise<Verification, TargetInput>(notProvided('verifyProof')),
    authorise: fromPromise<Authorisation, TargetInput>(notProvided('authorise')),
    compareEntries: fromPromise<{ readonly same: boolean }>(notProvided('compareEntries')),
    resetSecret: fromPromise<CardReset, TargetInput>(notProvided('resetSecret')),
    settle: fromPromise<Settlement>(notProvided('settle')),
  },
  actions: {
    /** The PIN pad takes keys from here on, for this purpose. */
    armPad: (_, _params: { purpose: PadPurpose }) => undefined,
    /** INV-4. The PIN pad forgets what it holds and takes no keys. */
    wipePad: () => undefined,
    /** Powers the card off and lets go of it. */
    releaseCard: () => undefined,
    /** Provided where there is a clock that tells the time. */
    noteDeadline: assign({ stillThereUntil: 0 }),
    forgetDeadline: assign({ stillThereUntil: undefined }),
    rememberEntry: assign({ entry: (_, params: { entry: Entry }) => params.entry }),
    forgetEntry: assign({ entry: EMPTY_ENTRY }),
    forgetSession: assign({ ...NOTHING, ...FIRST_CHOICES }),
    chooseTarget: assign({ target: (_, params: TargetInput) => params.target }),
    chooseLanguage: assign({ language: (_, params: { language: Language }) => params.language }),
    chooseTextSize: assign({ textSize: (_, params: { textSize: TextSize }) => params.textSize }),
    chooseAppearance: assign({ appearance: (_, params: { appearance: Appearance }) => params.appearance }),
    chooseVoice: assign({ voice: (_, params: { voice: Voice }) => params.voice }),
    /** INV-7, REF-16. Somebody stands there: what was chosen is kept for a while longer, and nobody is asked for yet. */
    noteChoice: raise({ type: 'choice.made' }),
    rememberAvailability: assign({ availability: (_, params: { availability: Availability }) => params.availability }),
    rememberCard: assign((_, params: { cardInReader: boolean }) => params),
    rememberReader: assign((_, params: { readerReady: boolean }) =>
      params.readerReady ? params : { ...params, cardInReader: false },
    ),
    rememberOutage: assign((_, params: { outage: OutOfServiceReason | undefined }) => params),
    rememberReading: assign(({ context }, { reading }: { reading: CardReading }) => triesIn(reading, context.target)),
    rememberTries: assign((_, params: { triesLeft: number; wrong: boolean }) => params),
    rememberMismatch: assign((_, params: { mismatch: boolean }) => params),
    rememberAuthorisation: assign((_, params: Pick<KioskContext, 'goodUntil' | 'certificates'>) => params),
    restore: assign((_, { stage: _stage, ...kept }: Interruption) => kept),
    end: assign((_, params: { outcome: 'reset' | 'cancelled' }) => ({ ending: params })),
    /** REF-18. */
    endUnconfirmed: assign({ ending: { outcome: 'unconfirmed', reason: 'reset-unconfirmed' } }),
    refuse: assign(({ context }, params: Refusal) => ({
      ending: { outcome: 'refused' as const, reason: params.reason },
      goodUntil: params.goodUntil ?? context.goodUntil,
      cause: params.cause,
      preRegisteredFor: params.preRegisteredFor,
    })),
  },
  guards: {
    isOutOfService: ({ context }) =>
      !context.readerReady ||
      context.outage !== undefined ||
      context.availability === 'service-not-offered' ||
      context.availability === 'maintenance',
    isClosed: ({ context }) => context.availability === 'outside-opening-hours',
    hasCard: ({ context }) => context.cardInReader,
    hasNoCard: ({ context }) => !context.cardInReader,
    isLastTry: ({ context }) => isLastTry(context.triesLeft),
    isComplete: ({ context }) => context.entry.length > 0 && context.entry.missing.length === 0,
    isRefused: (_, answer: { ok: boolean }) => !answer.ok,
    lacksSigningCertificate: (_, reading: CardReading) => reading.ok && !reading.hasSigningCertificate,
    isOffered: ({ context }, { target }: TargetInput) => context.targets.includes(target),
    /** TARGET-2. The secret that is the proof is locked. */
    hasBlockedProof: ({ context }, reading: CardReading) =>
      reading.ok && reading.triesLeft[otherSecret(context.target)] === 0,
    isVerified: (_, answer: Verification) => answer.ok && answer.verified,
    isBlockedNow: (_, answer: Verification) => answer.ok && !answer.verified && answer.triesLeft === 0,
    isSame: (_, comparison: { same: boolean }) => comparison.same,
    isUnconfirmed: (_, answer: CardReset) => 'unconfirmed' in answer,
    isAccepted: (_, answer: { ok: boolean }) => answer.ok,
  },
  delays: KIOSK_DELAYS,
});
