import { expect, test } from 'vitest';
import { playScenario } from '../../electron/simulation/play';
import { readScenario } from '../../electron/simulation/scenario';
import { screenText } from '../../renderer/screen-text';
import { headlessDriver } from './headless';

const driver = headlessDriver(screenText);

/** A card in the kiosk that asks for its PIN, and one thing that is expected then. */
const scenario = (expectation: string): string => `ansho: 1
name: an expectation
store: lawson
clock: 2026-11-24T10:00:00+09:00
card: locked-password
steps:
  - kiosk.start: {}
  - card.insert: {}
  - expect: ${expectation}
`;

async function play(text: string) {
  const reading = readScenario(text, 'an-expectation.yaml');
  if (!reading.ok) throw new Error(reading.problems[0]?.sentence);
  return playScenario(reading.scenario, driver());
}

test.each([
  ['{ screen: done }', 'screen is enter-pin, expected done'],
  ['{ outcome: reset }', 'outcome is in-progress, expected reset'],
  ['{ reason: timed-out }', 'reason is not there, expected timed-out'],
  ['{ tries: 2 }', 'the number of tries on the screen is 3, expected 2'],
  ['{ pre-registration: good }', 'pre-registration is none, expected good'],
  ['{ phone: { outcome: registered } }', 'the outcome at the phone is not there, expected registered'],
  ['{ phone: { screen: registered } }', 'the screen of the phone is welcome, expected registered'],
  ["{ phone: { says: '9999' } }", 'the phone does not say "9999"'],
  ['{ card: { signing-password: { tries: 5 } } }', "the card's signing-password has 0 tries left, expected 5"],
  [
    "{ card: { authentication-pin: { value: '9999' } } }",
    "the card's authentication-pin is not the expected value, or is locked",
  ],
  ['{ language: en }', 'the kiosk’s language is ja, expected en'],
  ['{ text-size: large }', 'the size of the texts is normal, expected large'],
  ['{ appearance: dark }', 'the appearance is standard, expected dark'],
  ['{ voice: on }', 'the voice is off, expected on'],
  ["{ says: '9999' }", 'the screen does not say "9999"'],
])('a scenario that expects %s fails at that line, and says what is there instead', async (expectation, sentence) => {
  const { ok, failure } = await play(scenario(expectation));
  expect(ok).toBe(false);
  expect(failure).toMatchObject({ line: 9, step: 'expect' });
  expect(failure?.sentence).toContain(sentence);
});

test('what does not hold is told all at once, and what holds is not told of', async () => {
  const { failure } = await play(scenario('{ screen: enter-pin, tries: 1, language: en }'));
  expect(failure?.sentence).toBe(
    'the number of tries on the screen is 3, expected 1; the kiosk’s language is ja, expected en',
  );
});
