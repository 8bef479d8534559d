import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../machines/rules/time';
import { createAuthority, newKey, signWith } from '../helpers/authority';
import { careless, unsigned } from '../helpers/phones';
import { faultOf, MAINTENANCE, MORNING, valueOf, type CardChanges, type World } from '../helpers/world';

/** Step 1, the pre-registration: order, binding, replays, and whom it is not for. */
export function registrationRules(world: () => World): void {
  beforeEach(() => world().clock.set(MORNING));
  const signal = new AbortController().signal;

  describe('REG-1: card, then face', () => {
    test('REG-1, REG-3: both verified, the card is pre-registered for 24 hours', async () => {
      const card = await world().card();
      const registeredAt = Date.parse(MORNING);
      expect(valueOf(await world().preRegister(card))).toEqual({ registeredAt, goodUntil: registeredAt + 24 * HOUR });
      expect(valueOf(await world().registry.preRegistration(card.entry.authenticationCertificate))).toBe('good');
    });

    test('REG-1: the face before the card is refused, and the card can still be proven', async () => {
      const { client } = world();
      const card = await world().card();
      const phone = world().phone();
      const other = valueOf(await world().proveCard(await world().card(), phone));
      const seen = await phone.verify({ id: 1, ...other }, signal);
      const { registrationId, challenge } = valueOf(
        await client.beginRegistration(card.entry.authenticationCertificate),
      );
      const early = await client.finishRegistration(registrationId, seen.ok && seen.response);
      expect(faultOf(early)).toEqual({ reason: 'not-pre-registered' });
      const proof = signWith(card.keys['authentication-pin'], challenge);
      expect((await client.proveCard(registrationId, proof)).ok).toBe(true);
    });

    test('REG-1: a challenge that another card has signed proves nothing', async () => {
      const card = await world().card();
      const keys = { ...card.keys, 'authentication-pin': newKey(), 'signing-password': newKey() };
      expect(faultOf(await world().proveCard({ ...card, keys }))).toEqual({
        reason: 'authentication-certificate-unusable',
      });
    });

    test('REG-1: the card’s answer counts once', async () => {
      const { client } = world();
      const card = await world().card();
      const begun = valueOf(await client.beginRegistration(card.entry.authenticationCertificate));
      const proof = signWith(card.keys['authentication-pin'], begun.challenge);
      valueOf(await client.proveCard(begun.registrationId, proof));
      expect(faultOf(await client.proveCard(begun.registrationId, proof))).toEqual({ reason: 'timed-out' });
    });

    test('REG-1: a challenge is good for less than five minutes', async () => {
      const { client, clock } = world();
      const card = await world().card();
      const begin = async () => valueOf(await client.beginRegistration(card.entry.authenticationCertificate));
      const [kept, late] = [await begin(), await begin()];
      const prove = ({ registrationId, challenge }: typeof kept) =>
        client.proveCard(registrationId, signWith(card.keys['authentication-pin'], challenge));
      clock.advance(5 * MINUTE - 1);
      expect((await prove(kept)).ok).toBe(true);
      clock.advance(1);
      expect(faultOf(await prove(late))).toEqual({ reason: 'timed-out' });
    });

    test('REG-1: the face’s answer comes within five minutes of the beginning, or not at all', async () => {
      const phone = world().phone();
      const asked = valueOf(await world().proveCard(await world().card(), phone));
      const seen = await phone.verify({ id: 1, ...asked }, signal);
      world().clock.advance(5 * MINUTE);
      const late = await world().client.finishRegistration(asked.registrationId, seen.ok && seen.response);
      expect(faultOf(late)).toEqual({ reason: 'timed-out' });
    });

    test('REG-1: the face’s answer counts once, also when it comes twice at the same time', async () => {
      const phone = world().phone();
      const card = await world().card();
      valueOf(await world().preRegister(card, phone));
      const asked = valueOf(await world().proveCard(card, phone));
      const seen = await phone.verify({ id: 1, ...asked }, signal);
      const finish = () => world().client.finishRegistration(asked.registrationId, seen.ok && seen.response);
      const both = await Promise.all([finish(), finish()]);
      expect(both.filter((one) => one.ok)).toHaveLength(1);
      expect(faultOf(await finish())).toEqual({ reason: 'timed-out' });
    });

    test('REG-1: an answer to another challenge is refused, and the challenge is used up by it', async () => {
      const phone = world().phone();
      const card = await world().card();
      const [one, other] = [valueOf(await world().proveCard(card)), valueOf(await world().proveCard(card))];
      const foreign = await phone.verify({ id: 1, ...other }, signal);
      const own = await phone.verify({ id: 2, ...one }, signal);
      const finish = (response: unknown) => world().client.finishRegistration(one.registrationId, response);
      expect(faultOf(await finish(foreign.ok && foreign.response))).toEqual({ reason: 'face-not-matched' });
      expect(faultOf(await finish(own.ok && own.response))).toEqual({ reason: 'timed-out' });
    });

    test('REG-1: a phone that did not verify its user is refused, at enrolment and later', async () => {
      const card = await world().card();
      const phone = careless(world().centre.url);
      expect(faultOf(await world().preRegister(card, phone))).toEqual({ reason: 'face-not-matched' });
      phone.verifiesUser = true;
      valueOf(await world().preRegister(card, phone));
      phone.verifiesUser = false;
      expect(faultOf(await world().preRegister(card, phone))).toEqual({ reason: 'face-not-matched' });
    });

    test('REG-1: an enrolment that nothing has signed is refused', async () => {
      const phone = unsigned(world().centre.url);
      expect(faultOf(await world().preRegister(await world().card(), phone))).toEqual({ reason: 'face-not-matched' });
    });

    test('REG-1: a ceremony of another origin is refused', async () => {
      const phone = careless('http://localhost:1');
      phone.verifiesUser = true;
      expect(faultOf(await world().preRegister(await world().card(), phone))).toEqual({ reason: 'face-not-matched' });
    });
  });

  describe('phones', () => {
    test('REG-1: an unknown phone enrols, a known one answers with its credential', async () => {
      const card = await world().card();
      const phone = world().phone();
      expect(valueOf(await world().proveCard(card, phone)).kind).toBe('create');
      valueOf(await world().preRegister(card, phone));
      expect(valueOf(await world().proveCard(card, phone)).kind).toBe('get');
      valueOf(await world().preRegister(card, phone));
    });

    test('REG-1, REG-4: a phone of another card enrols anew, and its old credential does not stand for this card', async () => {
      const [card, other] = [await world().card(), await world().card()];
      const [phone, stranger] = [world().phone(), world().phone()];
      valueOf(await world().preRegister(card, phone));
      valueOf(await world().preRegister(other, stranger));
      expect(valueOf(await world().proveCard(card, stranger)).kind).toBe('create');

      const asked = valueOf(await world().proveCard(card, phone));
      const elsewhere = valueOf(await world().proveCard(other, stranger));
      const seen = await stranger.verify({ id: 1, ...elsewhere }, signal);
      const finished = await world().client.finishRegistration(asked.registrationId, seen.ok && seen.response);
      expect(faultOf(finished)).toEqual({ reason: 'face-not-matched' });
    });

    test.each([
      ['no-match', 'face-not-matched'],
      ['cancelled', 'face-cancelled'],
      ['unavailable', 'face-unavailable'],
    ] as const)('REF-15: face %s gives %s, and the card is not pre-registered', async (outcome, reason) => {
      const card = await world().card();
      const phone = world().phone();
      await phone.setFace(outcome);
      expect(faultOf(await world().preRegister(card, phone))).toEqual({ reason });
      expect(valueOf(await world().registry.preRegistration(card.entry.authenticationCertificate))).toBe('none');
      await phone.setFace('match');
      valueOf(await world().preRegister(card, phone));
    });
  });

  test('REG-2: around the clock', async () => {
    for (const time of ['23:00:00', '03:00:00', '06:29:59']) {
      world().clock.set(`2026-11-25T${time}+09:00`);
      valueOf(await world().preRegister(await world().card()));
    }
  });

  test('REG-2: not in maintenance, from its first millisecond to the one before its end', async () => {
    const { clock } = world();
    const card = await world().card();
    clock.set(MAINTENANCE.from - 1);
    const phone = world().phone();
    const asked = valueOf(await world().proveCard(card, phone));
    const seen = await phone.verify({ id: 1, ...asked }, signal);
    clock.set(MAINTENANCE.from);
    expect(faultOf(await world().proveCard(card))).toEqual({ reason: 'maintenance' });
    const finish = () => world().client.finishRegistration(asked.registrationId, seen.ok && seen.response);
    expect(faultOf(await finish())).toEqual({ reason: 'maintenance' });
    clock.set(MAINTENANCE.until - 1);
    expect(faultOf(await world().proveCard(card))).toEqual({ reason: 'maintenance' });
    clock.set(MAINTENANCE.until);
    valueOf(await world().preRegister(card));
  });

  const at = Date.parse(MORNING);
  const ended = '2026-11-24T09:59:59+09:00';
  const revoked = { at, cause: 'address-change' } as const;
  test.each<[string, CardChanges, object]>([
    [
      'REF-11',
      { cardExpires: '2026-11-23' },
      { reason: 'card-expired', notAfter: Date.parse('2026-11-23T23:59:59.999+09:00') },
    ],
    [
      'REF-6',
      { authenticationEnds: ended },
      { reason: 'authentication-certificate-unusable', notAfter: Date.parse(ended) + 999 },
    ],
    ['REF-6', { authenticationRevoked: { at } }, { reason: 'authentication-certificate-unusable' }],
    ['CERT-6, REF-3', { signingEnds: 'none' }, { reason: 'signing-certificate-not-issued' }],
    ['REF-5', { signingRevoked: revoked }, { reason: 'signing-certificate-revoked', cause: 'address-change' }],
    ['REF-4', { signingEnds: ended }, { reason: 'signing-certificate-expired', notAfter: Date.parse(ended) + 999 }],
  ])('%s: %j is refused with %j', async (_, changes, refusal) => {
    expect(faultOf(await world().preRegister(await world().card(changes)))).toEqual(refusal);
  });

  test('REF-6: a card that is not in the registry, or of an authority with the same name, is refused', async () => {
    const impostor = await createAuthority('Simulated JPKI for user authentication');
    const unusable = { reason: 'authentication-certificate-unusable' };
    expect(faultOf(await world().preRegister(await world().issue()))).toEqual(unusable);
    expect(faultOf(await world().preRegister(await world().card({ authority: impostor })))).toEqual(unusable);
  });

  test('REG-5: registering again replaces the pre-registration, and its 24 hours start anew', async () => {
    const card = await world().card();
    valueOf(await world().preRegister(card));
    world().clock.advance(23 * HOUR);
    const again = valueOf(await world().preRegister(card));
    world().clock.advance(2 * HOUR);
    expect(valueOf(await world().authorise(card)).goodUntil).toBe(again.goodUntil);
  });
}
