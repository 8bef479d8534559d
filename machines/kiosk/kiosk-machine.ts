import { session } from './kiosk-session';
import { kioskSetup, firstKioskContext, type Interruption } from './kiosk-setup';

/**
 * INV-7. Nobody has started anything: what somebody chose and walked away from does not stay. The next choice begins the
 * wait anew; a kiosk that nobody touches waits once, so that years of it cost nothing.
 */
const choicesAreForgotten = { untilChoicesAreForgotten: { actions: 'forgetSession' } } as const;

/** REF-18. What the person who stood there had chosen, and what is known of the session. */
const theSessionIsRestored = {
  type: 'restore',
  params: ({ event: { type: _, ...kept } }: { event: Interruption & { type: 'session.interrupted' } }) => kept,
} as const;

/**
 * The kiosk: from a person's touch to the card taken away. Every decision of the flow is made here; the card, the
 * centre, the PIN pad and the clock come in as actors and actions. Secrets never enter (INV-4).
 */
export const kioskMachine = kioskSetup.createMachine({
  id: 'kiosk',
  context: ({ input }) => firstKioskContext(input),
  invoke: [
    { src: 'watchStore', id: 'store' },
    { src: 'watchReader', id: 'reader' },
  ],
  on: {
    'availability.changed': {
      actions: { type: 'rememberAvailability', params: ({ event }) => ({ availability: event.availability }) },
    },
    'language.chosen': {
      actions: [{ type: 'chooseLanguage', params: ({ event }) => ({ language: event.language }) }, 'noteChoice'],
    },
    'text-size.chosen': {
      actions: [{ type: 'chooseTextSize', params: ({ event }) => ({ textSize: event.textSize }) }, 'noteChoice'],
    },
    'appearance.chosen': {
      actions: [{ type: 'chooseAppearance', params: ({ event }) => ({ appearance: event.appearance }) }, 'noteChoice'],
    },
    'voice.chosen': {
      actions: [{ type: 'chooseVoice', params: ({ event }) => ({ voice: event.voice }) }, 'noteChoice'],
    },
    'card.inserted': { actions: { type: 'rememberCard', params: { cardInReader: true } } },
    'card.removed': { actions: { type: 'rememberCard', params: { cardInReader: false } } },
    'outage.changed': { actions: { type: 'rememberOutage', params: ({ event }) => ({ outage: event.outage }) } },
    'reader.found': { actions: { type: 'rememberReader', params: { readerReady: true } } },
    'reader.lost': { actions: { type: 'rememberReader', params: { readerReady: false } } },
  },
  initial: 'between',
  states: {
    /** No session: what the kiosk shows follows from the store and the reader alone. */
    between: {
      entry: ['wipePad', 'releaseCard', 'forgetSession'],
      initial: 'welcome',
      on: {
        /** INV-8, REF-18. Whoever stood there when the power went is told how it came out. */
        'session.interrupted': [
          { guard: ({ event }) => event.stage === 'ended', target: 'finished', actions: theSessionIsRestored },
          {
            guard: ({ event }) => event.stage === 'writing',
            target: 'finished',
            actions: [theSessionIsRestored, 'endUnconfirmed'],
          },
          { target: 'finished', actions: [theSessionIsRestored, { type: 'end', params: { outcome: 'cancelled' } }] },
        ],
        'choice.made': '.welcome',
      },
      states: {
        welcome: {
          always: [
            { guard: 'isOutOfService', target: 'outOfService' },
            { guard: 'isClosed', target: 'closed' },
          ],
          on: {
            /** KIOSK-9. A session begins with a touch. */
            'start.pressed': '#kiosk.session',
            /** TARGET-2, STORE-4. Where both secrets can be reset, one of them is chosen first. */
            'target.chosen': {
              guard: { type: 'isOffered', params: ({ event }) => event },
              actions: [{ type: 'chooseTarget', params: ({ event }) => event }, 'noteChoice'],
            },
          },
          after: choicesAreForgotten,
        },
        closed: {
          always: [
            { guard: 'isOutOfService', target: 'outOfService' },
            { guard: ({ context }) => context.availability === 'open', target: 'welcome' },
          ],
          after: choicesAreForgotten,
        },
        outOfService: {
          always: {
            guard: ({ context }) =>
              context.readerReady &&
              context.outage === undefined &&
              (context.availability === 'open' || context.availability === 'outside-opening-hours'),
            target: 'welcome',
          },
          after: choicesAreForgotten,
        },
      },
    },

    session,

    /** KIOSK-7. How it came out; it cannot be left before the card is taken. */
    finished: {
      entry: 'releaseCard',
      initial: 'cardInReader',
      states: {
        cardInReader: {
          always: { guard: 'hasNoCard', target: 'cardTaken' },
          initial: 'quiet',
          states: {
            quiet: { after: { untilCardReminder: 'reminding' } },
            reminding: {},
          },
        },
        cardTaken: {
          always: { guard: 'hasCard', target: 'cardInReader' },
          on: { 'acknowledge.pressed': '#kiosk.between' },
          after: { untilFarewellEnds: '#kiosk.between' },
        },
      },
    },
  },
});
