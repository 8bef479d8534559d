import { describe, expect, test } from 'vitest';
import { explore } from '../../machines/model/explore';
import { operatorModel } from '../../machines/model/operator-model';
import { kioskModel, MODELS, phoneModel } from '../../machines/model/models';

/** Fewer than these, and the walk is not that of the whole machine. */
const AT_LEAST: Readonly<Record<string, { readonly states: number; readonly transitions: number }>> = {
  kiosk: { states: 10, transitions: 40 },
  phone: { states: 10, transitions: 40 },
  practice: { states: 4, transitions: 12 },
  operator: { states: 10, transitions: 30 },
};

describe.each(MODELS.map((model) => [model.name, model] as const))(
  'the %s machine, walked over everything',
  (_, model) => {
    const exploration = explore(model);
    const atLeast = AT_LEAST[model.name] ?? { states: Infinity, transitions: Infinity };

    test('every state can be reached', () => {
      expect(exploration.unreachable).toEqual([]);
      expect(exploration.states.length).toBeGreaterThan(atLeast.states);
    });

    test('every transition fires', () => {
      expect(exploration.neverFired).toEqual([]);
      expect(exploration.transitions.length).toBeGreaterThan(atLeast.transitions);
    });

    test.each(exploration.invariants)('$rule holds: $statement', ({ counterexample }) => {
      expect(counterexample).toBeUndefined();
    });
  },
);

describe('an exploration that has something to find', () => {
  test('a reading that never comes leaves the states behind it unreachable', () => {
    const blind = {
      ...kioskModel,
      outputs: { ...kioskModel.outputs, readCard: [{ ok: false, reason: 'genuine-card' }] },
    };
    const { unreachable, neverFired } = explore(blind);
    expect(unreachable).toContain('kiosk.session.enteringProof.attended');
    expect(neverFired.join('\n')).toContain('lacksSigningCertificate');
  });

  test.each([
    ['a panel that takes any code', { isAccepted: () => true }],
    ['a panel that opens over a session', { isKioskIdle: () => true }],
    ['a panel that never waits', { hasToWait: () => false }],
  ] as const)('%s breaks an invariant', (_, guards) => {
    const { machine, ...rest } = operatorModel;
    const { invariants } = explore({ ...rest, machine: machine.provide({ guards }) });
    expect(invariants.filter(({ counterexample }) => counterexample !== undefined)).not.toEqual([]);
  });

  test('an invariant that does not hold is shown with a counterexample', () => {
    const [first] = phoneModel.invariants;
    const { machine, ...rest } = phoneModel;
    const skipping = machine.provide({ guards: { isVerified: () => true } });
    const { invariants } = explore({ ...rest, machine: skipping, invariants: first === undefined ? [] : [first] });
    expect(invariants[0]?.counterexample).toContain('verifyingFace');
  });
});
