import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { HOUR } from '../../../machines/rules/time';
import { newKey, signWith } from '../helpers/authority';
import { faultOf, MAINTENANCE, MORNING, valueOf, type World } from '../helpers/world';

/** Step 2, the end: what a completed reset does to the pre-registration. */
export function settlementRules(world: () => World): void {
  beforeEach(() => world().clock.set(MORNING));

  async function registered() {
    const card = await world().card();
    valueOf(await world().preRegister(card));
    return card;
  }
  const stateOf = async (card: Awaited<ReturnType<typeof registered>>) =>
    valueOf(await world().registry.preRegistration(card.entry.authenticationCertificate));

  test('REG-6: settled, the pre-registration is used; the same settlement may come again', async () => {
    const card = await registered();
    const authorised = valueOf(await world().authorise(card));
    expect(await stateOf(card)).toBe('good');
    for (let round = 0; round < 3; round += 1) valueOf(await world().settle(card, authorised));
    expect(await stateOf(card)).toBe('used');
  });

  test('INV-2: a second authorisation cannot be settled on a used pre-registration', async () => {
    const card = await registered();
    const [first, second] = [valueOf(await world().authorise(card)), valueOf(await world().authorise(card))];
    valueOf(await world().settle(card, second));
    expect(faultOf(await world().settle(card, first))).toEqual({ reason: 'pre-registration-used' });
    valueOf(await world().settle(card, second));
  });

  test('INV-2: of settlements at the same time exactly one authorisation wins, and it wins for good', async () => {
    const card = await registered();
    const all = await Promise.all(Array.from({ length: 4 }, async () => valueOf(await world().authorise(card))));
    const results = await Promise.all([...all, ...all].map((authorised) => world().settle(card, authorised)));
    const winners = all.filter((_, index) => results[index]?.ok);
    expect(winners).toHaveLength(1);
    expect(results.filter((result) => result.ok)).toHaveLength(2);
    for (const result of results.filter((one) => !one.ok)) {
      expect(faultOf(result)).toEqual({ reason: 'pre-registration-used' });
    }
  });

  test('INV-2: an authorisation asked for while another is settled is given before it, or refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const card = await registered();
      const first = valueOf(await world().authorise(card));
      const request = await world().request(card);
      const [settled, second] = await Promise.all([world().settle(card, first), world().client.authorise(request)]);
      valueOf(settled);
      const refusal = second.ok ? faultOf(await world().settle(card, second.value)) : second.fault;
      expect(refusal).toEqual({ reason: 'pre-registration-used' });
    }
  });

  test('REF-18: a signature that does not hold settles nothing', async () => {
    const card = await registered();
    const authorised = valueOf(await world().authorise(card));
    const { client } = world();
    const wrong = [
      signWith(newKey(), 'ANSHO-DONE-1', authorised.authorisationId),
      signWith(card.keys['authentication-pin'], 'ANSHO-DONE-1', authorised.authorisationId),
      signWith(card.keys['signing-password'], 'ANSHO-DONE-1', new Uint8Array(16)),
      new Uint8Array(256),
    ];
    for (const signature of wrong) {
      expect(faultOf(await client.settle(authorised.authorisationId, signature))).toEqual({
        reason: 'reset-unconfirmed',
      });
    }
    const unknown = { ...authorised, authorisationId: new Uint8Array(randomBytes(16)) };
    expect(faultOf(await world().settle(card, unknown))).toEqual({ reason: 'reset-unconfirmed' });
    expect(await stateOf(card)).toBe('good');
  });

  test('KIOSK-2: what was authorised in time is carried through, after hours and after the 24 hours', async () => {
    const card = await registered();
    world().clock.set('2026-11-24T22:59:59.999+09:00');
    const authorised = valueOf(await world().authorise(card));
    world().clock.advance(26 * HOUR);
    valueOf(await world().settle(card, authorised));
    expect(await stateOf(card)).toBe('used');
  });

  test('KIOSK-2: also when maintenance has begun meanwhile', async () => {
    world().clock.set(MAINTENANCE.from - 1);
    const card = await registered();
    const authorised = valueOf(await world().authorise(card));
    world().clock.advance(1);
    valueOf(await world().settle(card, authorised));
  });

  test('REG-5: a reset of a replaced pre-registration leaves the new one good', async () => {
    const card = await registered();
    const first = valueOf(await world().authorise(card));
    valueOf(await world().preRegister(card));
    valueOf(await world().settle(card, first));
    expect(await stateOf(card)).toBe('good');
    const second = valueOf(await world().authorise(card));
    valueOf(await world().settle(card, second));
    expect(await stateOf(card)).toBe('used');
  });

  test('TARGET-2: the reset of the PIN is proven by the authentication key', async () => {
    const card = await world().card();
    valueOf(await world().preRegister(card, world().phone(), 'signing-password'));
    const authorised = valueOf(await world().authorise(card, 'authentication-pin'));
    expect(faultOf(await world().settle(card, authorised, 'signing-password'))).toEqual({
      reason: 'reset-unconfirmed',
    });
    valueOf(await world().settle(card, authorised, 'authentication-pin'));
    expect(await stateOf(card)).toBe('used');
  });
}
