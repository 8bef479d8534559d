import { adviceFor } from '../practice/advice';
import type { Customer } from '../practice/customer';
import type { PracticeCase } from '../practice/draw';
import { presentCase, practiceMachine, type PracticeContext } from '../practice/practice-machine';
import { toPracticeView, type PracticeSnapshot } from '../practice/practice-view';
import { storeProfile } from '../rules/stores';
import { HOUR } from '../rules/time';
import { snapshotKey, type Invariant, type Model } from './explore';

const TEN_O_CLOCK = Date.parse('2026-11-24T10:00:00+09:00');

const READY: Customer = {
  card: 'locked-password',
  facts: {
    kind: 'my-number-card',
    card: 'valid',
    authentication: 'valid',
    signing: 'valid',
    tries: { 'signing-password': 0, 'authentication-pin': 3 },
    age: 42,
    isFaceOnly: false,
  },
  now: TEN_O_CLOCK,
  store: { name: 'lawson', profile: storeProfile('lawson') },
  prior: { registeredAt: TEN_O_CLOCK - HOUR },
  bearer: 'holder',
  wants: 'signing-password',
  knowsPassword: false,
};

/** Two customers stand for all: one is told the right thing by the one advice, one by the other. */
const CASES: readonly PracticeCase[] = [
  { customer: READY, words: 'locked', choices: ['use-this-kiosk', 'pre-register-first', 'enter-it-for-them'] },
  {
    customer: { ...READY, prior: undefined },
    words: 'locked',
    choices: ['enter-it-for-them', 'pre-register-first', 'use-this-kiosk'],
  },
];

/** A statement about every state that the practice can be in. */
function always(
  rule: string,
  statement: string,
  holds: (context: PracticeContext, snapshot: PracticeSnapshot) => boolean,
): Invariant {
  return {
    rule,
    statement,
    counterexample: ({ states }) => {
      const wrong = [...states.values()].find((snapshot) => {
        const practice = snapshot as PracticeSnapshot;
        return !holds(practice.context, practice);
      });
      return wrong && snapshotKey(wrong);
    },
  };
}

/** The practice of store staff, over a round of two. */
export const practiceModel: Model = {
  name: 'practice',
  machine: practiceMachine,
  inputs: [undefined],
  payloads: {
    'topic.asked': [{ topic: 'registered' }, { topic: 'time' }],
    'advice.chosen': [
      { advice: 'use-this-kiosk' },
      { advice: 'pre-register-first' },
      { advice: 'enter-it-for-them' },
      { advice: 'later' },
    ],
    'language.chosen': [{ language: 'en' }],
  },
  outputs: { drawRound: [CASES] },
  invariants: [
    always('KIOSK-8', 'for every customer exactly one of the choices is right', (context) => {
      const present = presentCase(context);
      if (present === undefined) return true;
      const { advice } = adviceFor(present.customer);
      return present.choices.filter((choice) => choice === advice).length === 1;
    }),
    always('KIOSK-8', 'to enter a secret for a customer is never right', (_, snapshot) => {
      const view = toPracticeView(snapshot);
      const judgement = 'judgement' in view ? view.judgement : undefined;
      return judgement?.chosen !== 'enter-it-for-them' || (!judgement.isRight && judgement.rules.includes('KIOSK-8'));
    }),
    always(
      'KIOSK-8',
      'no more customers are right than have been told something, and no more told than came',
      (_, snapshot) => {
        const view = toPracticeView(snapshot);
        if (!('count' in view)) return true;
        const told = snapshot.context.told.length;
        return view.right <= told && told <= view.count;
      },
    ),
    always('KIOSK-8', 'before the choice nothing shows which one is right', (_, snapshot) => {
      const view = toPracticeView(snapshot);
      return view.screen !== 'customer' || view.judgement === undefined;
    }),
    {
      rule: 'KIOSK-8',
      statement: 'a round ends with as many told as came',
      counterexample: ({ states }) =>
        [...states].find(([, snapshot]) => {
          const { round, told } = (snapshot as PracticeSnapshot).context;
          return snapshot.matches('score') && told.length !== round.length;
        })?.[0],
    },
  ],
};
