import { describe, expect, test } from 'vitest';
import { explore } from '../../machines/model/explore';
import { kioskModel, MODELS, phoneModel } from '../../machines/model/models';

describe.each(MODELS.map((model) => [model.name, model] as const))(
  'the %s machine, walked over everything',
  (_, model) => {
    const exploration = explore(model);

    test('every state can be reached', () => {
      expect(exploration.unreachable).toEqual([]);
      expect(exploration.states.length).toBeGreaterThan(10);
    });

    test('every transition fires', () => {
      expect(exploration.neverFired).toEqual([]);
      expect(exploration.transitions.length).toBeGreaterThan(40);
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

  test('an invariant that does not hold is shown with a counterexample', () => {
    const [first] = phoneModel.invariants;
    const { machine, ...rest } = phoneModel;
    const skipping = machine.provide({ guards: { isVerified: () => true } });
    const { invariants } = explore({ ...rest, machine: skipping, invariants: first === undefined ? [] : [first] });
    expect(invariants[0]?.counterexample).toContain('verifyingFace');
  });
});
