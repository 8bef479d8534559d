import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULE_IDS } from '../../machines/rules/catalogue';
import { readScenario } from '../../electron/simulation/scenario';
import { parseDateTime, parseDuration } from '../../electron/settings/iso-8601';

const GOOD = `ansho: 1
name: a scenario
clock: 2026-11-24T10:00:00+09:00
card: fresh
steps:
  - kiosk.start: {}
  - kiosk.pin: "1234"
expect:
  outcome: refused
`;

const faulty = (fault: string): string => GOOD.replace('kiosk.start: {}', `fault: ${fault}`);

/** Ten times ten times ten… of one word. */
const laughs = `\n  - &a0 [lol]\n${Array.from({ length: 6 }, (_, n) => `  - &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]\n`).join('')}`;

const problemsOf = (text: string): readonly string[] => {
  const reading = readScenario(text, 'x.yaml');
  return reading.ok ? [] : reading.problems.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`);
};

test('a scenario is read with its steps, their lines, and its expectation as the last step', () => {
  const reading = readScenario(GOOD, 'x.yaml');
  if (!reading.ok) throw new Error(reading.problems[0]?.sentence);
  expect(reading.scenario).toMatchObject({ name: 'a scenario', store: { name: 'lawson' }, card: 'fresh', cardLine: 4 });
  expect(reading.scenario.steps.map(({ name, line }) => [name, line])).toEqual([
    ['kiosk.start', 6],
    ['kiosk.pin', 7],
    ['expect', 9],
  ]);
});

test.each([
  ['{ at: card, kind: mute }', { at: 'card', kind: 'mute', when: { nth: 1 } }],
  ['{ at: card, kind: mute, when: verify }', { at: 'card', kind: 'mute', when: { command: 'verify', nth: 1 } }],
  [
    '{ at: card, kind: status, status: "6581", when: { command: reset, nth: 2 } }',
    { at: 'card', kind: 'status', statusWord: 0x6581, when: { command: 'reset', nth: 2 } },
  ],
  ['{ at: card, kind: delay, for: PT0.2S }', { at: 'card', kind: 'delay', milliseconds: 200, when: { nth: 1 } }],
  ['{ at: centre, kind: down, when: now }', { at: 'centre', kind: 'down' }],
])('a fault is read: %s', (text, fault) => {
  const reading = readScenario(faulty(text), 'x.yaml');
  expect(reading.ok && reading.scenario.steps[0]).toMatchObject({ name: 'fault', argument: fault });
});

test('an anchor of one step may be named in another', () => {
  const reading = readScenario(GOOD.replace('"1234"', '&pin "1234"\n  - kiosk.pin: *pin'), 'x.yaml');
  if (!reading.ok) throw new Error(reading.problems[0]?.sentence);
  expect(reading.scenario.steps[2]).toEqual({ name: 'kiosk.pin', argument: ['1234'], line: 8 });
});

test('JSON is read as well', () => {
  const steps = [{ 'kiosk.start': {} }, { expect: { outcome: 'in-progress' } }];
  const document = { ansho: 1, name: 'json', clock: '2026-11-24T10:00:00+09:00', card: 'fresh', steps };
  expect(problemsOf(JSON.stringify(document, null, 2))).toEqual([]);
});

describe('what cannot be read is named with file, line and reason', () => {
  test.each([
    ['another format', GOOD.replace('ansho: 1', 'ansho: 2'), /^x\.yaml:1: ansho: is not 1/],
    ['no name', GOOD.replace(/name: .*\n/, ''), /^x\.yaml:1: name: is missing$/m],
    [
      'steps that are no list',
      GOOD.replace(/steps:\n(?: .*\n)+/, 'steps: 5\n'),
      /: steps: has to be an array, not a number$/m,
    ],
    ['a step that there is not', GOOD.replace('kiosk.start', 'kiosk.begin'), /^x\.yaml:6: "kiosk.begin" is no step/],
    [
      'a number to be said without quotes',
      GOOD.replace('outcome: refused', 'says: 1234'),
      /expect.says: must be a text, in quotes/,
    ],
    ['a PIN without quotes', GOOD.replace('"1234"', '1234'), /^x\.yaml:7: kiosk.pin: must be a text in quotes/],
    ['a clock without an offset', GOOD.replace('+09:00', ''), /^x\.yaml:3: clock: .*no date and time with an offset/],
    [
      'a year in which nothing is left',
      GOOD.replace('2026', '2999'),
      /^x\.yaml:3: clock: .* is not in the years 2016 to 2099/,
    ],
    [
      'a wait beyond all years',
      GOOD.replace('kiosk.start: {}', 'clock.advance: P40000D'),
      /^x\.yaml:6: clock\.advance: "P40000D" is longer than/,
    ],
    ['a day that no calendar has', GOOD.replace('11-24', '02-30'), /^x\.yaml:3: clock/],
    ['a fault of nowhere', faulty('{ at: moon, kind: mute }'), /^x\.yaml:6: fault.at/],
    ['a fault that this part has not', faulty('{ at: card, kind: down }'), /^x\.yaml:6: fault.kind/],
    [
      'a moment that there is not',
      faulty('{ at: card, kind: mute, when: never }'),
      /^x\.yaml:6: fault.when: must be now/,
    ],
    ['a status without quotes', faulty('{ at: card, kind: status, status: 6581 }'), /^x\.yaml:6: fault.status/],
    ['a delay beyond patience', faulty('{ at: card, kind: delay, for: PT1M }'), /^x\.yaml:6: fault.for: .*PT10S/],
    ['an unknown outcome', GOOD.replace('outcome: refused', 'outcome: lost'), /^x\.yaml:9: expect.outcome/],
    ['an unknown key', GOOD.replace('name: a', 'titel: b\nname: a'), /^x\.yaml:2: titel: is not a known field$/],
    ['an unknown key with more in it', `${GOOD}more:\n  of: it\n`, /^x\.yaml:10: more: is not a known field$/],
    [
      'an unknown key of the store',
      `${GOOD}store: { chain: lawson, town: mito }\n`,
      /^x\.yaml:10: store: town: is not/,
    ],
    ['a store that is none', `${GOOD}store: 5\n`, /^x\.yaml:10: store: has to be/],
    [
      'an alias of nothing',
      GOOD.replace('"1234"', '*pin'),
      /^x\.yaml:7: the alias \*pin has no anchor &pin before it$/,
    ],
    ['aliases without end', GOOD.replace('fresh', laughs), /^x\.yaml:\d+: the aliases stand for far too much/],
    ['no steps', GOOD.replace(/steps:[^]*/, ''), /steps/],
    ['an unknown store', `${GOOD}store: kiosk-ya\n`, /^x\.yaml:10: store: there is no profile "kiosk-ya"/],
    ['broken YAML', `${GOOD}  - [`, /^x\.yaml:\d+: /],
    ['nothing at all', '', /^x\.yaml:1: a scenario is a mapping/],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text).join('\n')).toMatch(problem);
  });

  test('every problem is named, not the first alone', () => {
    const text = GOOD.replace('kiosk.start', 'kiosk.begin').replace('outcome: refused', 'outcome: lost');
    expect(problemsOf(text)).toHaveLength(2);
  });
});

test('every rule that a scenario names is one of the service', () => {
  const folder = join(import.meta.dirname, '..', 'scenarios');
  for (const file of readdirSync(folder)) {
    const reading = readScenario(readFileSync(join(folder, file), 'utf8'), file);
    if (!reading.ok) throw new Error(`${file}: ${reading.problems[0]?.sentence ?? ''}`);
    expect(reading.scenario.rules.length).toBeGreaterThan(0);
    for (const rule of reading.scenario.rules) expect(RULE_IDS).toContain(rule);
  }
});

test.each([
  ['PT24H', 86_400_000],
  ['PT23H59M59.999S', 86_399_999],
  ['P1DT1S', 86_401_000],
  ['PT0.5S', 500],
  ['P', undefined],
  ['PT', undefined],
  ['24h', undefined],
  ['-PT1H', undefined],
])('the duration %s is %s ms', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each([
  ['2026-11-24T10:00:00+09:00', Date.parse('2026-11-24T01:00:00Z')],
  ['2026-11-24T01:00Z', Date.parse('2026-11-24T01:00:00Z')],
  ['2026-02-30T10:00:00+09:00', undefined],
  ['2026-11-24', undefined],
  ['tomorrow', undefined],
])('the instant %s is %s', (text, instant) => {
  expect(parseDateTime(text)).toBe(instant);
});
