import type { RuleId } from '../rules/catalogue';
import { isCounterClosedForToday } from '../rules/office';
import { isOpen, nextChange } from '../rules/opening-hours';
import { isWithinWindow } from '../rules/pre-registration-window';
import { regionOf } from '../rules/prefectures';
import type { RefusalReason } from '../rules/refusals';
import { availabilityAt } from '../rules/stores';
import { MINUTE, type Instant } from '../rules/time';
import type { Customer, HolderCard } from './customer';
import { lacksProof, refusalOfCard, refusalOfRegistration } from './kiosk-answer';

/** What store staff can tell a customer. */
export const ADVICE = [
  'use-this-kiosk',
  'pre-register-first',
  'come-back-at-opening',
  'pre-register-and-come-back',
  'other-stores',
  'stores-for-the-pin',
  'later',
  'counter-today',
  'counter-not-today',
  'counter-today-representative',
  'counter-not-today-representative',
  'counter-by-agent',
  'change-in-the-app',
  'place-again',
  'place-the-my-number-card',
  'enter-it-for-them',
  'wait-24-hours',
] as const;
export type Advice = (typeof ADVICE)[number];

/** Never right, whoever asks: what KIOSK-8 forbids, and what REG-3 is often taken for. */
export const NEVER_RIGHT = { 'enter-it-for-them': 'KIOSK-8', 'wait-24-hours': 'REG-3' } as const satisfies Partial<
  Record<Advice, PracticeRule>
>;

/** The rules that store staff practise: what decides over a piece of advice. */
export const PRACTICE_RULES = [
  'PIN-2',
  'CERT-2',
  'CERT-3',
  'CERT-4',
  'CERT-5',
  'CERT-6',
  'CERT-7',
  'REG-1',
  'REG-2',
  'REG-3',
  'REG-6',
  'REG-7',
  'KIOSK-1',
  'KIOSK-2',
  'KIOSK-8',
  'TARGET-2',
  'STORE-2',
  'STORE-4',
  'STORE-5',
  'STORE-6',
  'REF-11',
  'REF-12',
  'REF-14',
  'OFFICE-1',
  'OFFICE-2',
  'OFFICE-3',
  'OFFICE-4',
] as const satisfies readonly RuleId[];
export type PracticeRule = (typeof PRACTICE_RULES)[number];

/** Why a piece of advice is the right one. */
export type Cause =
  | 'ready'
  | 'ready-until-closing'
  | 'ready-for-the-pin'
  | 'not-pre-registered'
  | 'pre-registration-expired'
  | 'pre-registration-used'
  | 'too-late-for-step-1'
  | 'closed'
  | 'closed-unregistered'
  | 'over-by-opening'
  | 'not-in-this-region'
  | 'no-kiosk-here'
  | 'maintenance'
  | 'known-password'
  | 'pin-locked'
  | 'pin-not-here'
  | 'both-unknown'
  | 'no-certificate'
  | 'under-15'
  | 'face-only'
  | 'certificate-expired'
  | 'revoked-by-change'
  | 'revoked-on-request'
  | 'authentication-unusable'
  | 'card-expired'
  | 'unreadable'
  | 'other-card'
  | 'agent';

/** The right advice, why, and the rules that it follows from: the decisive one first. */
export interface Verdict {
  readonly advice: Advice;
  readonly cause: Cause;
  readonly rules: readonly [PracticeRule, ...PracticeRule[]];
}

/** Step 1 takes this long, with the app to be found and a card to be held (ours): whoever comes later cannot do both today. */
export const STEP_1_TAKES = 15 * MINUTE;

/** KIOSK-2. This close to the closing time it matters that the centre is asked before it (ours). */
export const CLOSING_SOON = 15 * MINUTE;

const verdict = (advice: Advice, cause: Cause, ...rules: Verdict['rules']): Verdict => ({ advice, cause, rules });

/**
 * What to tell this customer: exactly one piece of advice. The card comes first, since no store and no hour mends it;
 * then the store; then the hour; then step 1. The counter is for what the kiosk cannot do.
 */
export function adviceFor(customer: Customer): Verdict {
  const { facts, now, bearer, wants, knowsPassword } = customer;
  const reason = refusalOfCard(facts, wants);
  if (facts.kind !== 'my-number-card') {
    return facts.kind === 'mute'
      ? verdict('place-again', 'unreadable', 'REF-12')
      : verdict('place-the-my-number-card', 'other-card', 'REF-12');
  }
  if (reason !== undefined) return atTheCounter(facts, whyTheCounter(facts, reason), now);
  if (bearer === 'agent') return verdict('counter-by-agent', 'agent', 'OFFICE-3', 'REG-1');
  if (lacksProof(customer)) return atTheCounter(facts, BOTH_UNKNOWN, now);
  if (wants === 'signing-password' && knowsPassword && facts.tries['signing-password'] > 0) {
    return verdict('change-in-the-app', 'known-password', 'OFFICE-4');
  }
  return inThisStore(customer);
}

function inThisStore(customer: Customer): Verdict {
  const { profile } = customer.store;
  if (!profile.targets.includes(customer.wants)) {
    return verdict('stores-for-the-pin', 'pin-not-here', 'STORE-4', 'TARGET-2');
  }
  switch (availabilityAt(profile, customer.now)) {
    case 'service-not-offered':
      return profile.regions.includes(regionOf(profile.prefecture))
        ? verdict('other-stores', 'no-kiosk-here', 'STORE-5')
        : verdict('other-stores', 'not-in-this-region', 'STORE-2');
    case 'maintenance':
      return verdict('later', 'maintenance', 'STORE-6', 'REF-14');
    case 'outside-opening-hours':
      return atNight(customer);
    case 'open':
      return byStep1(customer);
  }
}

/** KIOSK-1, REG-2, REG-3. The kiosk is closed: whether step 1 will still be good when it opens. */
function atNight(customer: Customer): Verdict {
  const { prior, now } = customer;
  if (refusalOfRegistration(customer) !== undefined || prior === undefined) {
    return verdict('pre-register-and-come-back', 'closed-unregistered', 'KIOSK-1', 'REG-2');
  }
  return isWithinWindow(prior.registeredAt, nextChange(now))
    ? verdict('come-back-at-opening', 'closed', 'KIOSK-1')
    : verdict('pre-register-and-come-back', 'over-by-opening', 'REG-3', 'KIOSK-1');
}

function byStep1(customer: Customer): Verdict {
  const { now, wants } = customer;
  const missing = refusalOfRegistration(customer);
  if (missing === undefined) {
    if (!isOpen(now + CLOSING_SOON)) return verdict('use-this-kiosk', 'ready-until-closing', 'KIOSK-2', 'REG-3');
    return wants === 'authentication-pin'
      ? verdict('use-this-kiosk', 'ready-for-the-pin', 'TARGET-2', 'REG-3')
      : verdict('use-this-kiosk', 'ready', 'REG-3');
  }
  if (!isOpen(now + STEP_1_TAKES)) {
    return verdict('pre-register-and-come-back', 'too-late-for-step-1', 'KIOSK-1', 'REG-2');
  }
  if (missing === 'pre-registration-used') return verdict('pre-register-first', 'pre-registration-used', 'REG-6');
  if (missing === 'pre-registration-expired') return verdict('pre-register-first', 'pre-registration-expired', 'REG-7');
  return verdict('pre-register-first', 'not-pre-registered', 'REG-1');
}

/** CERT-6, OFFICE-2. Below this age a legal representative comes along. */
export const REPRESENTED_BELOW = 15;

interface CounterReason {
  readonly cause: Cause;
  readonly rule: PracticeRule;
}

/** TARGET-2. Neither secret can prove the other. */
const BOTH_UNKNOWN: CounterReason = { cause: 'both-unknown', rule: 'TARGET-2' };

/** OFFICE-1, OFFICE-2. What no kiosk can mend: whether the counter can today, and who brings what. */
function atTheCounter(facts: HolderCard, { cause, rule }: CounterReason, now: Instant): Verdict {
  const isLate = isCounterClosedForToday(now);
  const isChild = facts.age < REPRESENTED_BELOW;
  const advice: Advice = isChild
    ? isLate
      ? 'counter-not-today-representative'
      : 'counter-today-representative'
    : isLate
      ? 'counter-not-today'
      : 'counter-today';
  const further: PracticeRule[] = [...(isLate ? ['OFFICE-1' as const] : []), ...(isChild ? ['OFFICE-2' as const] : [])];
  return { advice, cause, rules: [rule, ...further] };
}

function whyTheCounter({ isFaceOnly, age, cause }: HolderCard, reason: RefusalReason): CounterReason {
  switch (reason) {
    case 'signing-certificate-not-issued':
      if (isFaceOnly) return { cause: 'face-only', rule: 'CERT-7' };
      return age < REPRESENTED_BELOW
        ? { cause: 'under-15', rule: 'CERT-6' }
        : { cause: 'no-certificate', rule: 'CERT-4' };
    case 'authentication-pin-blocked':
      return { cause: 'pin-locked', rule: 'PIN-2' };
    case 'signing-password-blocked':
      return BOTH_UNKNOWN;
    case 'card-expired':
      return { cause: 'card-expired', rule: 'REF-11' };
    case 'authentication-certificate-unusable':
      return { cause: 'authentication-unusable', rule: 'CERT-3' };
    case 'signing-certificate-revoked':
      return cause === undefined || cause === 'on-request'
        ? { cause: 'revoked-on-request', rule: 'CERT-4' }
        : { cause: 'revoked-by-change', rule: 'CERT-5' };
    default:
      return { cause: 'certificate-expired', rule: 'CERT-2' };
  }
}
