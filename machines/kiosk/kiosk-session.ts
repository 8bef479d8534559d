import type { RefusalReason } from '../rules/refusals';
import { refusalOf } from './kiosk-ports';
import { kioskSetup } from './kiosk-setup';

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

/** The two ways in which a waiting kiosk waits: somebody is there, or it asks whether anybody is (REF-16). */
const attendance = kioskSetup.createStateConfig({
  initial: 'attended',
  states: {
    attended: { after: { untilPresenceIsAsked: 'asking' } },
    asking: {
      entry: 'noteDeadline',
      exit: 'forgetDeadline',
      on: { 'presence.confirmed': 'attended' },
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
            guard: { type: 'hasBlockedPin', params: ({ event }) => event.output },
            ...refusedAs('authentication-pin-blocked'),
          },
          {
            target: 'askingForPin',
            actions: {
              type: 'rememberTries',
              params: ({ event }) => ({
                triesLeft: event.output.ok ? event.output.triesLeft['authentication-pin'] : 0,
                wrong: false,
              }),
            },
          },
        ],
        onError: refusedAs('card-unreadable'),
      },
      after: {
        untilAnswerIsLate: refusedAs('card-unreadable'),
      },
    },

    /** PIN-4. The last try is confirmed first. */
    askingForPin: {
      always: [{ guard: 'isLastTry', target: 'confirmingLastTry' }, { target: 'enteringPin' }],
    },

    confirmingLastTry: {
      ...attendance,
      on: {
        'confirm.pressed': 'enteringPin',
        'cancel.pressed': endedAs('cancelled'),
      },
    },

    enteringPin: {
      ...attendance,
      entry: ['forgetEntry', { type: 'armPad', params: { purpose: 'authentication-pin' } }],
      on: {
        'entry.changed': {
          target: '.attended',
          actions: { type: 'rememberEntry', params: ({ event }) => ({ entry: event.entry }) },
        },
        'confirm.pressed': { guard: 'isComplete', target: 'verifyingPin' },
        'cancel.pressed': endedAs('cancelled'),
      },
    },

    verifyingPin: {
      tags: 'busy',
      invoke: {
        src: 'verifyPin',
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
            ...refusedAs('authentication-pin-blocked'),
          },
          {
            target: 'askingForPin',
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
        onDone: [
          {
            guard: { type: 'isRefused', params: ({ event }) => event.output },
            target: '#kiosk.finished',
            actions: { type: 'refuse', params: ({ event }) => refusalOf(event.output) },
          },
          {
            target: 'enteringPassword',
            actions: {
              type: 'rememberAuthorisation',
              params: ({ event }) => ({
                goodUntil: event.output.ok ? event.output.goodUntil : 0,
                renewableUntil: event.output.ok ? event.output.renewableUntil : undefined,
              }),
            },
          },
        ],
        onError: refusedAs('centre-unreachable'),
      },
      after: {
        untilAnswerIsLate: refusedAs('centre-unreachable'),
      },
    },

    enteringPassword: {
      ...attendance,
      entry: ['forgetEntry', { type: 'armPad', params: { purpose: 'new-password' } }],
      on: {
        'entry.changed': {
          target: '.attended',
          actions: { type: 'rememberEntry', params: ({ event }) => ({ entry: event.entry }) },
        },
        'confirm.pressed': { guard: 'isComplete', target: 'repeatingPassword' },
        'cancel.pressed': endedAs('cancelled'),
      },
    },

    /** KIOSK-4. The new password is entered twice. */
    repeatingPassword: {
      ...attendance,
      entry: ['forgetEntry', { type: 'armPad', params: { purpose: 'new-password-again' } }],
      on: {
        'entry.changed': {
          target: '.attended',
          actions: { type: 'rememberEntry', params: ({ event }) => ({ entry: event.entry }) },
        },
        'confirm.pressed': { guard: 'isComplete', target: 'comparingPasswords' },
        'cancel.pressed': endedAs('cancelled'),
      },
    },

    comparingPasswords: {
      tags: 'busy',
      invoke: {
        src: 'comparePasswords',
        onDone: [
          { guard: { type: 'isSame', params: ({ event }) => event.output }, target: 'resettingPassword' },
          { target: 'enteringPassword', actions: { type: 'rememberMismatch', params: { mismatch: true } } },
        ],
        onError: {
          target: 'enteringPassword',
          actions: { type: 'rememberMismatch', params: { mismatch: true } },
        },
      },
    },

    /** REF-17, REF-18, INV-3. Only the write itself knows how far it came, so a card that leaves is not judged here. */
    resettingPassword: {
      tags: 'busy',
      on: {
        'card.removed': { actions: { type: 'rememberCard', params: { cardInReader: false } } },
        'reader.lost': { actions: { type: 'rememberReader', params: { readerReady: false } } },
      },
      invoke: {
        src: 'resetPassword',
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
