import { join } from 'node:path';
import { expect, test } from 'vitest';
import { idsIn, lacksOf, traceRules } from '../../electron/traceability';

test('every rule stands in the code, in a test and in a scenario, and every refusal on a screen', () => {
  const traces = traceRules(join(import.meta.dirname, '..', '..'));
  expect(traces.flatMap(lacksOf)).toEqual([]);
});

test('ids are found in words, in lists and in ranges', () => {
  expect([...idsIn('ONE-4, TWO-5. THREE-1 to THREE-3; a-1')]).toEqual([
    'ONE-4',
    'TWO-5',
    'THREE-1',
    'THREE-2',
    'THREE-3',
  ]);
});

test('what a rule lacks is named', () => {
  const none = { id: 'PIN-1', rule: '', code: [], tests: [], scenarios: [], screens: [] } as const;
  expect(lacksOf(none)).toEqual(['PIN-1 stands nowhere in the code.', 'PIN-1 has no test.', 'PIN-1 has no scenario.']);
  const whole = { ...none, code: ['a.ts'], tests: ['a.test.ts'], scenarios: ['b.yaml'] };
  expect(lacksOf(whole)).toEqual([]);
  expect(lacksOf({ ...whole, id: 'REF-1' })).toEqual(['REF-1 has no screen.']);
  expect(lacksOf({ ...whole, id: 'REF-1', screens: ['refused: outside-opening-hours'] })).toEqual([]);
});
