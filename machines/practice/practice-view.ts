import type { SnapshotFrom } from 'xstate';
import { goodUntil, isWithinWindow } from '../rules/pre-registration-window';
import { adviceFor, NEVER_RIGHT, PRACTICE_RULES, type Advice, type PracticeRule } from './advice';
import { findingOf, TOPICS, type Topic } from './asking';
import type { Customer } from './customer';
import type { PracticeCase } from './draw';
import { kioskAnswer } from './kiosk-answer';
import { isRight, missedOf, presentCase, type practiceMachine, type Told } from './practice-machine';
import type { CustomerSeen, Judgement, PracticeScreen, PracticeView, RuleScore } from './view.types';

export type PracticeSnapshot = SnapshotFrom<typeof practiceMachine>;

function seen({ customer, words, choices }: PracticeCase, asked: readonly Topic[]): CustomerSeen {
  return {
    words,
    bearer: customer.bearer,
    findings: asked.map((topic) => findingOf(customer, topic)),
    topics: TOPICS.filter((topic) => !asked.includes(topic)),
    choices,
  };
}

function brokenBy(advice: Advice): readonly PracticeRule[] {
  return advice === 'enter-it-for-them' || advice === 'wait-24-hours' ? [NEVER_RIGHT[advice]] : [];
}

function goodUntilOf({ prior, now }: Customer): { readonly goodUntil?: number } {
  if (prior === undefined || prior.usedAt !== undefined || !isWithinWindow(prior.registeredAt, now)) return {};
  return { goodUntil: goodUntil(prior.registeredAt) };
}

/** What a customer's having been told this comes to. */
export function judge({ practiceCase, advice }: Told): Judgement {
  const { customer } = practiceCase;
  const verdict = adviceFor(customer);
  return {
    chosen: advice,
    right: verdict.advice,
    isRight: advice === verdict.advice,
    cause: verdict.cause,
    rules: [...new Set([...verdict.rules, ...brokenBy(advice)])],
    kiosk: kioskAnswer(customer),
    ...goodUntilOf(customer),
  };
}

/** How each rule that decided over somebody was known, in the order of the rules. */
export function scoreByRule(told: readonly Told[]): readonly RuleScore[] {
  const scores = new Map<PracticeRule, { right: number; count: number }>();
  for (const each of told) {
    for (const rule of adviceFor(each.practiceCase.customer).rules) {
      const score = scores.get(rule) ?? { right: 0, count: 0 };
      scores.set(rule, { right: score.right + (isRight(each) ? 1 : 0), count: score.count + 1 });
    }
  }
  return PRACTICE_RULES.flatMap((rule) => {
    const score = scores.get(rule);
    return score === undefined ? [] : [{ rule, ...score }];
  });
}

function screenOf(snapshot: PracticeSnapshot): PracticeScreen {
  const { context } = snapshot;
  const { round, told, asked } = context;
  const counted = { count: round.length, right: told.filter(isRight).length };
  if (snapshot.matches('drawing')) return { screen: 'starting' };
  if (snapshot.matches('score')) {
    const missed = missedOf(context).map(({ words }) => words);
    return { screen: 'score', ...counted, rules: scoreByRule(told), missed };
  }
  const present = presentCase(context);
  if (snapshot.matches('serving') && present !== undefined) {
    return { screen: 'customer', ...counted, number: told.length + 1, customer: seen(present, asked) };
  }
  const last = told.at(-1);
  if (snapshot.matches('judged') && last !== undefined) {
    const customer = seen(last.practiceCase, asked);
    return { screen: 'judged', ...counted, number: told.length, customer, judgement: judge(last) };
  }
  return { screen: 'welcome' };
}

/** What the practice shows in this state: plain data, and of a customer no more than has been learned. */
export function toPracticeView(snapshot: PracticeSnapshot): PracticeView {
  return { ...screenOf(snapshot), language: snapshot.context.language };
}
