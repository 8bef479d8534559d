import { refusalOf } from '../kiosk/kiosk-ports';
import type { TargetInput } from '../kiosk/kiosk-setup';
import { blockedReason, type RefusalReason } from '../rules/refusals';
import { otherSecret } from '../rules/secrets';
import { firstPhoneContext, phoneSetup, type PhoneContext } from './phone-setup';

/** The transition that turns a person away for this reason. */
function refusedAs(reason: RefusalReason) {
  return { target: '#phone.refused', actions: { type: 'refuse', params: { reason } } } as const;
}

const cardTakenAway = {
  target: '#phone.refused',
  actions: [
    { type: 'rememberCard', params: { cardHeld: false } },
    { type: 'refuse', params: { reason: 'card-removed' } },
  ],
} as const;

/** REF-7, TARGET-2. The transition that turns a person away whose proof is locked. */
const proofBlocked = {
  target: '#phone.refused',
  actions: {
    type: 'refuse',
    params: ({ context }: { context: PhoneContext }) => ({ reason: blockedReason(otherSecret(context.target)) }),
  },
} as const;

const targetOf = ({ context: { target } }: { context: PhoneContext }): TargetInput => ({ target });

/** The phone: pre-registration by the 4-digit PIN on the card (TARGET-2: the signing password), then the holder's face (REG-1). */
export const phoneMachine = phoneSetup.createMachine({
  id: 'phone',
  context: ({ input }) => firstPhoneContext(input),
  invoke: { src: 'watchReader', id: 'reader' },
  on: {
    'language.chosen': { actions: { type: 'chooseLanguage', params: ({ event }) => ({ language: event.language }) } },
    'card.inserted': { actions: { type: 'rememberCard', params: { cardHeld: true } } },
    'card.removed': { actions: { type: 'rememberCard', params: { cardHeld: false } } },
  },
  initial: 'welcome',
  states: {
    welcome: {
      entry: ['wipePad', 'releaseCard', 'forgetVisit'],
      on: {
        'start.pressed': 'photographingCard',
        /** TARGET-2. Not every store resets the PIN; the page says which do. */
        'target.chosen': { actions: { type: 'chooseTarget', params: ({ event }) => event } },
      },
    },

    /** The card's face in the camera: the holder sees which card it is. */
    photographingCard: {
      on: {
        'confirm.pressed': { guard: 'hasCard', target: 'waitingForCard' },
        'cancel.pressed': 'welcome',
      },
    },

    waitingForCard: {
      on: {
        'confirm.pressed': { guard: 'hasCard', target: 'readingCard' },
        'cancel.pressed': 'welcome',
      },
    },

    readingCard: {
      tags: 'busy',
      on: { 'card.removed': cardTakenAway },
      invoke: {
        src: 'readCard',
        onDone: [
          {
            guard: { type: 'isRefused', params: ({ event }) => event.output },
            target: 'refused',
            actions: { type: 'refuse', params: ({ event }) => refusalOf(event.output) },
          },
          {
            guard: { type: 'lacksSigningCertificate', params: ({ event }) => event.output },
            ...refusedAs('signing-certificate-not-issued'),
          },
          {
            guard: { type: 'hasBlockedProof', params: ({ event }) => event.output },
            target: proofBlocked.target,
            actions: [
              { type: 'rememberReading', params: ({ event }) => ({ reading: event.output }) },
              proofBlocked.actions,
            ],
          },
          {
            target: 'askingForProof',
            actions: { type: 'rememberReading', params: ({ event }) => ({ reading: event.output }) },
          },
        ],
        onError: refusedAs('card-unreadable'),
      },
      after: { untilAnswerIsLate: refusedAs('card-unreadable') },
    },

    /** PIN-4. */
    askingForProof: { always: [{ guard: 'isLastTry', target: 'confirmingLastTry' }, { target: 'enteringProof' }] },

    confirmingLastTry: {
      on: { 'confirm.pressed': 'enteringProof', 'cancel.pressed': 'welcome', 'card.removed': cardTakenAway },
    },

    enteringProof: {
      entry: [
        'forgetEntry',
        {
          type: 'armPad',
          params: ({ context }) => ({ purpose: { secret: otherSecret(context.target), entry: 'proof' } as const }),
        },
      ],
      on: {
        'card.removed': cardTakenAway,
        'cancel.pressed': 'welcome',
        'entry.changed': { actions: { type: 'rememberEntry', params: ({ event }) => ({ entry: event.entry }) } },
        'confirm.pressed': { guard: 'isComplete', target: 'verifyingProof' },
      },
    },

    verifyingProof: {
      tags: 'busy',
      on: { 'card.removed': cardTakenAway },
      invoke: {
        src: 'verifyProof',
        input: targetOf,
        onDone: [
          {
            guard: { type: 'isRefused', params: ({ event }) => event.output },
            target: 'refused',
            actions: { type: 'refuse', params: ({ event }) => refusalOf(event.output) },
          },
          { guard: { type: 'isVerified', params: ({ event }) => event.output }, target: 'provingCard' },
          {
            guard: { type: 'isBlockedNow', params: ({ event }) => event.output },
            ...proofBlocked,
          },
          {
            target: 'askingForProof',
            actions: {
              type: 'rememberTries',
              params: ({ event }) => ({ triesLeft: event.output.ok ? event.output.triesLeft : 0, wrong: true }),
            },
          },
        ],
        onError: refusedAs('card-unreadable'),
      },
      after: { untilAnswerIsLate: refusedAs('card-unreadable') },
    },

    provingCard: {
      tags: 'busy',
      entry: ['wipePad', 'forgetEntry'],
      on: { 'card.removed': cardTakenAway },
      invoke: {
        src: 'proveCard',
        input: targetOf,
        onDone: [
          {
            guard: { type: 'isRefused', params: ({ event }) => event.output },
            target: 'refused',
            actions: { type: 'refuse', params: ({ event }) => refusalOf(event.output) },
          },
          { target: 'verifyingFace' },
        ],
        onError: refusedAs('centre-unreachable'),
      },
      after: { untilAnswerIsLate: refusedAs('centre-unreachable') },
    },

    /** From here on the card is no longer needed: it may leave the phone. */
    verifyingFace: {
      tags: 'busy',
      entry: 'releaseCard',
      on: { 'cancel.pressed': refusedAs('face-cancelled') },
      invoke: {
        src: 'verifyFace',
        onDone: [
          {
            guard: { type: 'isRefused', params: ({ event }) => event.output },
            target: 'refused',
            actions: { type: 'refuse', params: ({ event }) => refusalOf(event.output) },
          },
          { target: 'registering' },
        ],
        onError: refusedAs('face-unavailable'),
      },
      after: { untilFaceIsGivenUp: refusedAs('face-cancelled') },
    },

    registering: {
      tags: 'busy',
      invoke: {
        src: 'register',
        onDone: [
          {
            guard: { type: 'isRefused', params: ({ event }) => event.output },
            target: 'refused',
            actions: { type: 'refuse', params: ({ event }) => refusalOf(event.output) },
          },
          {
            target: 'registered',
            actions: {
              type: 'rememberRegistration',
              params: ({ event }) =>
                event.output.ok
                  ? { registeredAt: event.output.registeredAt, goodUntil: event.output.goodUntil }
                  : { registeredAt: 0, goodUntil: 0 },
            },
          },
        ],
        onError: refusedAs('centre-unreachable'),
      },
      after: { untilAnswerIsLate: refusedAs('centre-unreachable') },
    },

    registered: { on: { 'acknowledge.pressed': 'welcome' } },

    refused: {
      entry: ['wipePad', 'releaseCard', 'forgetEntry'],
      on: { 'acknowledge.pressed': 'welcome' },
    },
  },
});
