import { blockedReason, type RefusalReason } from '../rules/refusals';
import { otherSecret } from '../rules/secrets';
import { refusalOf } from './kiosk-ports';
import { kioskSetup, type KioskContext, type TargetInput } from './kiosk-setup';

/** The transition that ends a session so. */
function endedAs(outcome: 'reset' | 'cancelled') {
  return { target: '#kiosk.finished', actions: { type: 'end', params: { outcome } } } as const;
}

/** REF-18. The transition that ends a session whose write nobody can vouch for. */
const unconfirmed = { target: '#kiosk.finished', actions: 'endUnconfirmed' } as const;

/** The transition that turns a person away for this reason. */
function refusedAs(reason: RefusalReason) {
  return { target: '#kiosk.finished', actions: { type: 'refuse', params: { reason } } } as const;
}

/** REF-7, TARGET-2. The transition that turns a person away whose proof is locked. */
const proofBlocked = {
  target: '#kiosk.finished',
  actions: {
    type: 'refuse',
    params: ({ context }: { context: KioskContext }) => ({ reason: blockedReason(otherSecret(context.target)) }),
  },
} as const;

const targetOf = ({ context: { target } }: { context: KioskContext }): TargetInput => ({ target });

/** The two ways in which a waiting kiosk waits: somebody is there, as every touch shows, or it asks (REF-16). */
const attendance = kioskSetup.createStateConfig({
  initial: 'attended',
  states: {
    attended: {
      on: { 'choice.made': { target: 'attended', reenter: true } },
      after: { untilPresenceIsAsked: 'asking' },
    },
    asking: {
      entry: 'noteDeadline',
      exit: 'forgetDeadline',
      on: { 'presence.confirmed': 'attended', 'choice.made': 'attended' },
      after: {
        untilPersonIsGone: refusedAs('timed-out'),
      },
    },
  },
});

/** One person's session, from the touch that starts it to the end that it comes to. */
export const session = kioskSetup.createStateConfig({
  tags: 'session',
  exit: ['wipePad', 'forgetEntry'],
  on: {
    'reader.lost': {
      target: 'finished',
      actions: [
        { type: 'rememberReader', params: { readerReady: false } },
        { type: 'refuse', params: { reason: 'card-unreadable' } },
      ],
    },
    'card.removed': {
      target: 'finished',
      actions: [
        { type: 'rememberCard', params: { cardInReader: false } },
        { type: 'refuse', params: { reason: 'card-removed' } },
      ],
    },
  },
  initial: 'waitingForCard',
  states: {
    waitingForCard: {
      ...attendance,
      always: { guard: 'hasCard', target: 'readingCard' },
      on: {
        'card.removed': {},
        'cancel.pressed': endedAs('cancelled'),
        /** TARGET-2. Whoever began with the wrong one of the two need not begin anew. */
        'target.chosen': {
          guard: { type: 'isOffered', params: ({ event }) => event },
          target: '.attended',
          actions: { type: 'chooseTarget', params: ({ event }) => event },
        },
      },
    },

    readingCard: {
      tags: 'busy',
      invoke: {
        src: 'readCard',
        onDone: [
          {
            guard: { type: 'isRefused', params: ({ event }) => event.output },
            target: '#kiosk.finished',
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
      after: {
        untilAnswerIsLate: refusedAs('card-unreadable'),
      },
    },

    /** PIN-4. The last try is confirmed first. */
    askingForProof: {
      always: [{ guard: 'isLastTry', target: 'confirmingLastTry' }, { target: 'enteringProof' }],
    },

    confirmingLastTry: {
      ...attendance,
      on: {
        'confirm.pressed': 'enteringProof',
        'cancel.pressed': endedAs('cancelled'),
      },
    },

    /** KIOSK-3, TARGET-2. The PIN; where the PIN is reset, the signing password. */
    enteringProof: {
      ...attendance,
      entry: [
        'forgetEntry',
        {
          type: 'armPad',
          params: ({ context }) => ({ purpose: { secret: otherSecret(context.target), entry: 'proof' } as const }),
        },
      ],
      on: {
        'entry.changed': {
          target: '.attended',
          actions: { type: 'rememberEntry', params: ({ event }) => ({ entry: event.entry }) },
        },
        'confirm.pressed': { guard: 'isComplete', target: 'verifyingProof' },
        'cancel.pressed': endedAs('cancelled'),
      },
    },

    verifyingProof: {
      tags: 'busy',
      invoke: {
        src: 'verifyProof',
        input: targetOf,
        onDone: [
          {
            guard: { type: 'isRefused', params: ({ event }) => event.output },
            target: '#kiosk.finished',
            actions: { type: 'refuse', params: ({ event }) => refusalOf(event.output) },
          },
          {
            guard: { type: 'isVerified', params: ({ event }) => event.output },
            target: 'requestingAuthorisation',
          },
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
      after: {
        untilAnswerIsLate: refusedAs('card-unreadable'),
      },
    },

    /** INV-1, INV-2, KIOSK-2. A reset that is authorised in time is carried through. */
    requestingAuthorisation: {
      tags: 'busy',
      entry: 'wipePad',
      invoke: {
        src: 'authorise',
        input: targetOf,
        onDone: [
          {
            guard: { type: 'isRefused', params: ({ event }) => event.output },
            target: '#kiosk.finished',
            actions: { type: 'refuse', params: ({ event }) => refusalOf(event.output) },
          },
          {
            target: 'showingCertificates',
            actions: {
              type: 'rememberAuthorisation',
              params: ({ event }) =>
                event.output.ok ? { goodUntil: event.output.goodUntil, certificates: event.output.certificates } : {},
            },
          },
        ],
        onError: refusedAs('centre-unreachable'),
      },
      after: {
        untilAnswerIsLate: refusedAs('centre-unreachable'),
      },
    },

    /** CERT-1, CERT-8. What the holder has, and until when: a page that only informs. */
    showingCertificates: {
      ...attendance,
      on: {
        'confirm.pressed': 'enteringNewSecret',
        'cancel.pressed': endedAs('cancelled'),
      },
    },

    enteringNewSecret: {
      ...attendance,
      entry: [
        'forgetEntry',
        { type: 'armPad', params: ({ context }) => ({ purpose: { secret: context.target, entry: 'new' } as const }) },
      ],
      on: {
        'entry.changed': {
          target: '.attended',
          actions: { type: 'rememberEntry', params: ({ event }) => ({ entry: event.entry }) },
        },
        'confirm.pressed': { guard: 'isComplete', target: 'repeatingNewSecret' },
        'cancel.pressed': endedAs('cancelled'),
      },
    },

    /** KIOSK-4. The new secret is entered twice. */
    repeatingNewSecret: {
      ...attendance,
      entry: [
        'forgetEntry',
        { type: 'armPad', params: ({ context }) => ({ purpose: { secret: context.target, entry: 'again' } as const }) },
      ],
      on: {
        'entry.changed': {
          target: '.attended',
          actions: { type: 'rememberEntry', params: ({ event }) => ({ entry: event.entry }) },
        },
        'confirm.pressed': { guard: 'isComplete', target: 'comparingEntries' },
        'cancel.pressed': endedAs('cancelled'),
      },
    },

    comparingEntries: {
      tags: 'busy',
      invoke: {
        src: 'compareEntries',
        onDone: [
          { guard: { type: 'isSame', params: ({ event }) => event.output }, target: 'resettingSecret' },
          { target: 'enteringNewSecret', actions: { type: 'rememberMismatch', params: { mismatch: true } } },
        ],
        onError: {
          target: 'enteringNewSecret',
          actions: { type: 'rememberMismatch', params: { mismatch: true } },
        },
      },
    },

    /** REF-17, REF-18, INV-3. Only the write itself knows how far it came, so a card that leaves is not judged here. */
    resettingSecret: {
      tags: 'busy',
      on: {
        'card.removed': { actions: { type: 'rememberCard', params: { cardInReader: false } } },
        'reader.lost': { actions: { type: 'rememberReader', params: { readerReady: false } } },
      },
      invoke: {
        src: 'resetSecret',
        input: targetOf,
        onDone: [
          { guard: { type: 'isAccepted', params: ({ event }) => event.output }, target: 'settling' },
          { guard: { type: 'isUnconfirmed', params: ({ event }) => event.output }, ...unconfirmed },
          {
            target: '#kiosk.finished',
            actions: { type: 'refuse', params: ({ event }) => refusalOf(event.output) },
          },
        ],
        onError: unconfirmed,
      },
      after: {
        untilAnswerIsLate: unconfirmed,
      },
    },

    /** REG-6. The centre takes the card's own proof: "done" is proven, not claimed. */
    settling: {
      tags: 'busy',
      entry: 'wipePad',
      on: {
        'card.removed': { actions: { type: 'rememberCard', params: { cardInReader: false } } },
        'reader.lost': { actions: { type: 'rememberReader', params: { readerReady: false } } },
      },
      invoke: {
        src: 'settle',
        onDone: [
          { guard: { type: 'isAccepted', params: ({ event }) => event.output }, ...endedAs('reset') },
          unconfirmed,
        ],
        onError: unconfirmed,
      },
      after: {
        untilAnswerIsLate: unconfirmed,
      },
    },
  },
});
