import { expect, test } from 'vitest';
import type { ScenarioResult } from '../../electron/simulation/play';
import { reportOf } from '../../electron/simulation/reports';

const name = 'red \u001b[31m, one \u0001, half \ud800, a word <b>暗証 𠮷</b>';
const failure = { line: 3, step: 'expect', sentence: 'the screen says "\u009b2J\uffff"' };
const result: ScenarioResult = { file: 'x.yaml', name, rules: ['PIN-1'], ok: false, duration: 5, failure };

test.each(['pretty', 'junit', 'html'] as const)(
  'the report %s holds no control character of a scenario',
  (reporter) => {
    const { text } = reportOf(reporter, [result]);
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cs}\uFFFE\uFFFF]/u);
    expect(text).toContain('red \uFFFD[31m, one \uFFFD, half \uFFFD, a word ');
    expect(text).toContain('暗証 𠮷');
  },
);

test('the report json keeps every character, as JSON has it', () => {
  const { text } = reportOf('json', [result]);
  expect(JSON.parse(text)).toMatchObject({ scenarios: [{ name, failure }] });
});
