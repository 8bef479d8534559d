import type { SecretName } from '../../machines/rules/secrets';
import type { Expectation } from './scenario-format';
import type { Observation } from './scenario-driver';

/** The tries that the kiosk's screen shows; undefined where it shows none. */
export function triesShown(view: Observation['view']): number | undefined {
  if (view.screen === 'enter-pin' || view.screen === 'enter-known-password') return view.triesLeft;
  if (view.screen === 'confirm-last-try') return 1;
  return view.screen === 'refused' && view.reason.endsWith('-blocked') ? 0 : undefined;
}

/** Each expectation that does not hold, as a sentence; none when all do. */
export function unmetExpectations(expected: Expectation, seen: Observation): readonly string[] {
  const unmet: string[] = [];
  const compare = (what: string, wanted: string | number | undefined, actual: string | number | undefined): void => {
    if (wanted !== undefined && wanted !== actual) {
      unmet.push(`${what} is ${actual === undefined ? 'not there' : String(actual)}, expected ${String(wanted)}`);
    }
  };
  compare('outcome', expected.outcome, seen.outcome);
  compare('reason', expected.reason, seen.reason);
  compare('screen', expected.screen, seen.view.screen);
  compare('the number of tries on the screen', expected.tries, triesShown(seen.view));
  compare('pre-registration', expected['pre-registration'], seen.preRegistration);
  compare('the outcome at the phone', expected.phone?.outcome, seen.phone.outcome);
  compare('the reason at the phone', expected.phone?.reason, seen.phone.reason);
  compare('the number of tries at the phone', expected.phone?.tries, seen.phone.tries);
  for (const name of ['signing-password', 'authentication-pin'] as const)
    unmet.push(...unmetOfSecret(name, expected, seen));
  compare('the screen of the phone', expected.phone?.screen, seen.phoneScreen.screen);
  compare('the kiosk’s language', expected.language, seen.view.language);
  compare('the size of the texts', expected['text-size'], seen.view.textSize);
  compare('the appearance', expected.appearance, seen.view.appearance);
  compare('the voice', expected.voice, seen.view.voice);
  unmet.push(...unsaid('the screen', expected.says, seen.text));
  unmet.push(...unsaid('the phone', expected.phone?.says, seen.phoneScreen.text));
  return unmet;
}

function unsaid(what: string, wanted: Expectation['says'], text: string): readonly string[] {
  return [wanted ?? []]
    .flat()
    .filter((each) => !text.includes(each))
    .map((each) => `${what} does not say "${each}"; it says "${text}"`);
}

function unmetOfSecret(name: SecretName, expected: Expectation, seen: Observation): readonly string[] {
  const wanted = expected.card?.[name];
  if (wanted === undefined) return [];
  const secret = seen.card[name];
  if (secret === undefined) return [`the card has no ${name}`];
  const unmet: string[] = [];
  if (wanted.tries !== undefined && wanted.tries !== secret.tries) {
    unmet.push(`the card's ${name} has ${secret.tries} tries left, expected ${wanted.tries}`);
  }
  if (wanted.value !== undefined && !secret.verifies(wanted.value)) {
    unmet.push(`the card's ${name} is not the expected value, or is locked`);
  }
  return unmet;
}
