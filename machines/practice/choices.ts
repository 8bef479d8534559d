import { ADVICE, adviceFor, type Advice, type Cause } from './advice';
import type { Customer } from './customer';

const AT_THE_COUNTER: readonly Advice[] = [
  'counter-today',
  'counter-not-today',
  'counter-today-representative',
  'counter-not-today-representative',
];
const BY_STEP_1: readonly Advice[] = ['pre-register-first', 'come-back-at-opening', 'pre-register-and-come-back'];

/** What would do as well, or almost: no trainee is asked to tell such apart. */
const AS_GOOD: Partial<Record<Cause, readonly Advice[]>> = {
  'ready-until-closing': ['come-back-at-opening'],
  'not-pre-registered': ['pre-register-and-come-back'],
  'pre-registration-expired': ['pre-register-and-come-back'],
  'pre-registration-used': ['pre-register-and-come-back'],
  'too-late-for-step-1': ['pre-register-first'],
  'not-in-this-region': ['later', 'stores-for-the-pin', ...BY_STEP_1],
  'no-kiosk-here': ['later', 'stores-for-the-pin', ...BY_STEP_1],
  'pin-not-here': ['other-stores', ...BY_STEP_1, ...AT_THE_COUNTER],
  maintenance: ['other-stores', 'stores-for-the-pin', ...BY_STEP_1],
  'known-password': AT_THE_COUNTER,
  unreadable: ['other-stores', 'later', ...AT_THE_COUNTER],
  'other-card': ['place-again'],
  agent: AT_THE_COUNTER,
};

/** Every wrong piece of advice that somebody might give this customer. */
export function choicesFor(customer: Customer): readonly Advice[] {
  const { advice: right, cause } = adviceFor(customer);
  const asGood = AS_GOOD[cause] ?? [];
  return ADVICE.filter((advice) => advice !== right && !asGood.includes(advice) && isPlausible(advice, customer));
}

/**
 * Nobody sends a parent to a grown-up's counter, speaks of another card to a holder whose card lies there, or of the PIN
 * to somebody who can use it.
 */
function isPlausible(advice: Advice, { bearer, facts, wants }: Customer): boolean {
  if (advice === 'stores-for-the-pin') {
    const isPinLocked = facts.kind === 'my-number-card' && facts.tries['authentication-pin'] === 0;
    return wants === 'authentication-pin' || (isPinLocked && !facts.isFaceOnly);
  }
  if (advice.endsWith('-representative')) return bearer === 'representative';
  if (advice === 'place-the-my-number-card') return facts.kind !== 'my-number-card';
  return true;
}
