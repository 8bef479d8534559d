import { FIRST_LANGUAGE } from '../../machines/language';
import { ADVICE, adviceFor, type Advice, type Cause } from '../../machines/practice/advice';
import { findingOf, TOPICS } from '../../machines/practice/asking';
import { caseOf, drawCustomer, type PracticeCase } from '../../machines/practice/draw';
import { judge, scoreByRule } from '../../machines/practice/practice-view';
import type { PracticeView } from '../../machines/practice/view.types';
import { practiceCards } from '../practice-cards';
import { seeded } from '../soak/random-bytes';

/** One picture of the practice, by a name that a file can bear. */
export interface PracticeScene {
  readonly name: string;
  readonly view: PracticeView;
}

/** Customers drawn until there is one for each reason. */
const DRAWN = 3_000;

/** One customer for each reason for advice. */
function oneForEachReason(): readonly PracticeCase[] {
  const random = seeded(1);
  const cards = practiceCards();
  const found = new Map<Cause, PracticeCase>();
  for (let drawn = 0; drawn < DRAWN; drawn += 1) {
    const customer = drawCustomer(cards, random);
    const { cause } = adviceFor(customer);
    if (!found.has(cause)) found.set(cause, caseOf(customer, random));
  }
  return [...found.values()];
}

const CASES = oneForEachReason();

function wrongFor({ customer, choices }: PracticeCase): Advice {
  return choices.find((choice) => choice !== adviceFor(customer).advice) ?? ADVICE[0];
}

const counted = { number: 3, count: 10, right: 2 } as const;

function met({ customer, words, choices }: PracticeCase, hasAsked: boolean): PracticeView {
  return {
    screen: 'customer',
    language: FIRST_LANGUAGE,
    ...counted,
    customer: {
      words,
      bearer: customer.bearer,
      findings: hasAsked ? TOPICS.map((topic) => findingOf(customer, topic)) : [],
      topics: hasAsked ? [] : TOPICS,
      choices,
    },
  };
}

function judged(practiceCase: PracticeCase, advice: Advice): PracticeView {
  const view = met(practiceCase, false);
  return 'customer' in view ? { ...view, screen: 'judged', judgement: judge({ practiceCase, advice }) } : view;
}

/** Every kind of screen with the most that it can have to say: each customer untouched, asked about, and told a wrong thing. */
export const PRACTICE_SCENES: readonly PracticeScene[] = [
  { name: 'starting', view: { screen: 'starting', language: FIRST_LANGUAGE } },
  { name: 'welcome', view: { screen: 'welcome', language: FIRST_LANGUAGE } },
  ...CASES.flatMap((practiceCase) => {
    const { cause, advice } = adviceFor(practiceCase.customer);
    return [
      { name: `customer-${cause}`, view: met(practiceCase, false) },
      { name: `asked-${cause}`, view: met(practiceCase, true) },
      { name: `wrong-${cause}`, view: judged(practiceCase, wrongFor(practiceCase)) },
      { name: `right-${cause}`, view: judged(practiceCase, advice) },
    ];
  }),
  scoreScene('score-three-missed', 3),
  scoreScene('score-all-right', 0),
];

function scoreScene(name: string, missed: number): PracticeScene {
  const round = CASES.slice(0, 10);
  const told = round.map((practiceCase, index) => ({
    practiceCase,
    advice: index < missed ? wrongFor(practiceCase) : adviceFor(practiceCase.customer).advice,
  }));
  return {
    name,
    view: {
      screen: 'score',
      language: FIRST_LANGUAGE,
      count: round.length,
      right: round.length - missed,
      rules: scoreByRule(told),
      missed: round.slice(0, missed).map(({ words }) => words),
    },
  };
}

/** A tablet beside the till, lying and standing. */
export const PRACTICE_SIZES = [
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
] as const;
