import { assign, fromPromise, setup } from 'xstate';
import { FIRST_LANGUAGE, type Language } from '../language';
import { notProvided } from '../not-provided';
import { adviceFor, type Advice } from './advice';
import type { Topic } from './asking';
import type { PracticeCase } from './draw';
import type { PracticeTouch } from './view.types';

/** A customer who has been told something. */
export interface Told {
  readonly practiceCase: PracticeCase;
  readonly advice: Advice;
}

export interface PracticeContext {
  readonly language: Language;
  readonly round: readonly PracticeCase[];
  readonly told: readonly Told[];
  /** What has been asked of the customer who stands there. */
  readonly asked: readonly Topic[];
}

/** True when this customer was told the right thing. */
export function isRight({ practiceCase, advice }: Told): boolean {
  return adviceFor(practiceCase.customer).advice === advice;
}

/** The customers of a round who were told a wrong thing. */
export function missedOf({ told }: Pick<PracticeContext, 'told'>): readonly PracticeCase[] {
  return told.filter((each) => !isRight(each)).map(({ practiceCase }) => practiceCase);
}

/** The customer who stands there; undefined between rounds. */
export function presentCase({ round, told }: PracticeContext): PracticeCase | undefined {
  return round[told.length];
}

const NO_ROUND = { round: [], told: [], asked: [] } as const;

/**
 * The practice of store staff: customers come one after another, each is asked about and told something, and a round
 * ends with a score. Who comes is drawn by an actor: no randomness in here, and no clock.
 */
export const practiceMachine = setup({
  types: { context: {} as PracticeContext, events: {} as PracticeTouch },
  actors: {
    /** Draws a round, with those who are to come back among it. */
    drawRound: fromPromise<readonly PracticeCase[], { readonly returning: readonly PracticeCase[] }>(
      notProvided('drawRound'),
    ),
  },
  actions: {
    chooseLanguage: assign({ language: (_, params: { language: Language }) => params.language }),
    begin: assign((_, params: { round: readonly PracticeCase[] }) => ({ ...NO_ROUND, round: params.round })),
    remember: assign({
      asked: ({ context }, params: { topic: Topic }) =>
        context.asked.includes(params.topic) ? context.asked : [...context.asked, params.topic],
    }),
    tell: assign(({ context }, params: { advice: Advice }) => {
      const practiceCase = presentCase(context);
      return practiceCase === undefined ? {} : { told: [...context.told, { practiceCase, advice: params.advice }] };
    }),
    forgetAsked: assign({ asked: [] }),
    forgetRound: assign(NO_ROUND),
    repeatMissed: assign(({ context }) => ({ ...NO_ROUND, round: missedOf(context) })),
  },
  guards: {
    isOffered: ({ context }, params: { advice: Advice }) =>
      presentCase(context)?.choices.includes(params.advice) === true,
    isOver: ({ context }) => presentCase(context) === undefined,
    hasMissed: ({ context }) => missedOf(context).length > 0,
  },
}).createMachine({
  id: 'practice',
  context: { language: FIRST_LANGUAGE, ...NO_ROUND },
  on: {
    'language.chosen': { actions: { type: 'chooseLanguage', params: ({ event }) => ({ language: event.language }) } },
  },
  initial: 'welcome',
  states: {
    welcome: {
      entry: 'forgetRound',
      on: { 'start.pressed': 'drawing' },
    },

    drawing: {
      invoke: {
        src: 'drawRound',
        input: ({ context }) => ({ returning: missedOf(context) }),
        onDone: {
          target: 'serving',
          actions: { type: 'begin', params: ({ event }) => ({ round: event.output }) },
        },
        onError: 'welcome',
      },
    },

    /** A customer stands there: to be asked, and to be told something. */
    serving: {
      entry: 'forgetAsked',
      on: {
        'topic.asked': { actions: { type: 'remember', params: ({ event }) => ({ topic: event.topic }) } },
        'advice.chosen': {
          guard: { type: 'isOffered', params: ({ event }) => ({ advice: event.advice }) },
          target: 'judged',
          actions: { type: 'tell', params: ({ event }) => ({ advice: event.advice }) },
        },
        'leave.pressed': 'welcome',
      },
    },

    /** Right or wrong, and by which rule. */
    judged: {
      on: {
        'next.pressed': [{ guard: 'isOver', target: 'score' }, { target: 'serving' }],
        'leave.pressed': 'welcome',
      },
    },

    score: {
      on: {
        'start.pressed': 'drawing',
        'repeat.pressed': { guard: 'hasMissed', target: 'serving', actions: 'repeatMissed' },
        'leave.pressed': 'welcome',
      },
    },
  },
});
