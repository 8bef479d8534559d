import { join } from 'node:path';
import { expect, test } from 'vitest';
import { idsIn, lackOf, traceRules } from '../../electron/traceability';

test('every rule stands in the code, and is proven by a test or a scenario', () => {
  const traces = traceRules(join(import.meta.dirname, '..', '..'));
  expect(traces.flatMap((trace) => lackOf(trace) ?? [])).toEqual([]);
});

test('every refusal has its screens', () => {
  const traces = traceRules(join(import.meta.dirname, '..', '..'));
  const refusals = traces.filter(({ id }) => id.startsWith('REF-'));
  expect(refusals.filter(({ screens }) => !screens.some((screen) => screen.startsWith('refused: ')))).toEqual([]);
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

test('a rule without code, or without proof, is named', () => {
  const none = { id: 'PIN-1', rule: '', code: [], tests: [], scenarios: [], screens: [] } as const;
  expect(lackOf(none)).toBe('PIN-1 stands nowhere in the code.');
  expect(lackOf({ ...none, code: ['a.ts'] })).toBe('PIN-1 has neither a test nor a scenario.');
  expect(lackOf({ ...none, code: ['a.ts'], scenarios: ['b.yaml'] })).toBeUndefined();
});
