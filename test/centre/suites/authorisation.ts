import { generateKeyPairSync, verify } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SecretName } from '../../../machines/rules/secrets';
import { HOUR, MINUTE } from '../../../machines/rules/time';
import { createTokens } from '../../../electron/centre/tokens';
import { newKey, signWith } from '../helpers/authority';
import { faultOf, MAINTENANCE, MORNING, valueOf, type CardChanges, type World } from '../helpers/world';

const reasonOf = (result: Parameters<typeof faultOf<{ reason: string }>>[0]) => faultOf(result)?.reason;

/** Step 2 up to the permission: clock, card, proof, pre-registration, nonce. */
export function authorisationRules(world: () => World): void {
  beforeEach(() => world().clock.set(MORNING));

  async function registered(changes?: CardChanges) {
    const card = await world().card(changes);
    valueOf(await world().preRegister(card));
    return card;
  }

  test.each<[SecretName, number]>([
    ['signing-password', 0x1b],
    ['authentication-pin', 0x18],
  ])(
    'INV-1, CARD 7.1: the permission to reset the %s is signed for this card, challenge and file',
    async (target, file) => {
      const card = await world().card();
      const proof = target === 'signing-password' ? 'authentication-pin' : 'signing-password';
      const { goodUntil } = valueOf(await world().preRegister(card, world().phone(), proof));
      const request = await world().request(card, target);
      const { authorisationId, signature, ...rest } = valueOf(await world().client.authorise(request));
      const { cardChallenge, cardSerial } = request;
      const message = [Buffer.from('ANSHO-RESET-1'), cardChallenge, cardSerial, Buffer.of(0, file), authorisationId];
      expect(verify(null, Buffer.concat(message), world().resetAuthority, signature)).toBe(true);
      const ends = Date.parse('2029-08-01T23:59:59.999+09:00');
      expect(rest).toEqual({ goodUntil, certificates: { signing: ends, authentication: ends } });
    },
  );

  test('CERT-3: the signing certificate ends with the authentication certificate at the latest', async () => {
    const card = await registered({ authenticationEnds: '2027-03-01T23:59:59+09:00' });
    expect(valueOf(await world().authorise(card)).certificates.signing).toBe(
      Date.parse('2027-03-01T23:59:59.999+09:00'),
    );
  });

  describe('the clock', () => {
    test('KIOSK-1, KIOSK-2: from 06:30:00.000 to 22:59:59.999, by the centre’s own clock', async () => {
      const { clock } = world();
      const card = await registered();
      const goodUntil = Date.parse(MORNING) + 24 * HOUR;
      const closed = { reason: 'outside-opening-hours', goodUntil };
      clock.set('2026-11-24T22:59:59.999+09:00');
      valueOf(await world().authorise(card));
      clock.set('2026-11-24T23:00:00.000+09:00');
      expect(faultOf(await world().authorise(card))).toEqual(closed);
      clock.set('2026-11-25T06:29:59.999+09:00');
      expect(faultOf(await world().authorise(card))).toEqual(closed);
      clock.set('2026-11-25T06:30:00.000+09:00');
      valueOf(await world().authorise(card));
    });

    test('KIOSK-2: a session begun at 22:58 that asks at 23:00:00.000 is refused', async () => {
      const { clock } = world();
      const card = await registered();
      clock.set('2026-11-24T22:58:00.000+09:00');
      const request = await world().request(card);
      clock.set('2026-11-24T23:00:00.000+09:00');
      expect(reasonOf(await world().client.authorise(request))).toBe('outside-opening-hours');
    });

    test('REG-3, REG-7, REF-9: good until 23:59:59.999, over at 24:00:00.000, good again after step 1', async () => {
      const card = await registered();
      world().clock.advance(24 * HOUR - 1);
      valueOf(await world().authorise(card));
      world().clock.advance(1);
      expect(faultOf(await world().authorise(card))).toEqual({ reason: 'pre-registration-expired' });
      expect(valueOf(await world().registry.preRegistration(card.entry.authenticationCertificate))).toBe('expired');
      valueOf(await world().preRegister(card));
      valueOf(await world().authorise(card));
    });

    test('STORE-6, REF-14: maintenance goes before everything else', async () => {
      const card = await world().card({ cardExpires: '2026-11-30' });
      world().clock.set('2026-12-31T23:30:00+09:00');
      expect(faultOf(await world().authorise(card))).toEqual({ reason: 'maintenance' });
      world().clock.set(MAINTENANCE.until);
      expect(reasonOf(await world().authorise(card))).toBe('card-expired');
    });
  });

  describe('the pre-registration', () => {
    test('REF-8: none', async () => {
      expect(faultOf(await world().authorise(await world().card()))).toEqual({ reason: 'not-pre-registered' });
    });

    test('REG-4: another card of the same holder has none', async () => {
      await registered();
      expect(reasonOf(await world().authorise(await world().card()))).toBe('not-pre-registered');
    });

    test('REG-6, REF-10: one completed reset uses it up; an interrupted one does not', async () => {
      const card = await registered();
      valueOf(await world().authorise(card));
      const authorised = valueOf(await world().authorise(card));
      valueOf(await world().settle(card, authorised));
      expect(faultOf(await world().authorise(card))).toEqual({ reason: 'pre-registration-used' });
      world().clock.advance(25 * HOUR);
      expect(reasonOf(await world().authorise(card))).toBe('pre-registration-used');
      valueOf(await world().preRegister(card));
      valueOf(await world().authorise(card));
    });

    test('TARGET-2: the same other secret is verified in both steps, or there is no pre-registration for it', async () => {
      const byPin = await registered();
      expect(reasonOf(await world().authorise(byPin, 'authentication-pin'))).toBe('not-pre-registered');
      const byPassword = await world().card();
      valueOf(await world().preRegister(byPassword, world().phone(), 'signing-password'));
      expect(reasonOf(await world().authorise(byPassword, 'signing-password'))).toBe('not-pre-registered');
    });
  });

  describe('the card', () => {
    const ends = '2026-11-24T20:59:59+09:00';
    const endsAt = Date.parse(ends) + 999;
    test.each<[string, CardChanges, object]>([
      [
        'CERT-2, REF-6',
        { authenticationEnds: ends },
        { reason: 'authentication-certificate-unusable', notAfter: endsAt },
      ],
      [
        'CERT-4, REF-6',
        { authenticationRevoked: { at: endsAt + 1 } },
        { reason: 'authentication-certificate-unusable' },
      ],
      ['CERT-4, REF-4', { signingEnds: ends }, { reason: 'signing-certificate-expired', notAfter: endsAt }],
      [
        'CERT-5, REF-5',
        { signingRevoked: { at: endsAt + 1, cause: 'name-change' } },
        { reason: 'signing-certificate-revoked', cause: 'name-change' },
      ],
    ])('%s: %j holds until its last millisecond, then %j', async (_, changes, refusal) => {
      const card = await registered(changes);
      world().clock.set(endsAt);
      valueOf(await world().authorise(card));
      world().clock.advance(1);
      expect(faultOf(await world().authorise(card))).toMatchObject(refusal);
    });

    test('CERT-2, REF-11: the card’s own last day counts to its end', async () => {
      const card = await registered({ cardExpires: '2026-11-24' });
      world().clock.set('2026-11-24T22:59:59.999+09:00');
      valueOf(await world().authorise(card));
      world().clock.set('2026-11-25T06:30:00.000+09:00');
      expect(reasonOf(await world().authorise(card))).toBe('card-expired');
    });

    test('the order: hours, card, authentication certificate, signing certificate, pre-registration', async () => {
      const { clock, registry } = world();
      const at = Date.parse(MORNING);
      const changes: CardChanges = {
        cardExpires: '2026-11-23',
        authenticationRevoked: { at },
        signingRevoked: { at, cause: 'on-request' },
        signingEnds: '2026-11-01T23:59:59+09:00',
      };
      const { entry, keys } = await world().card(changes);
      const reasons: (string | undefined)[] = [];
      const ask = async () => reasons.push(reasonOf(await world().authorise({ entry, keys })));
      clock.set('2026-11-24T23:30:00+09:00');
      await ask();
      clock.set(MORNING);
      await ask();
      const unexpired = { ...entry, cardExpires: '2034-08-01' };
      const { authenticationCertificate, cardExpires, signingCertificate = new Uint8Array() } = unexpired;
      const withoutSigning = { authenticationCertificate, cardExpires };
      const sound = { ...withoutSigning, signingCertificate };
      const signingRevoked = { at, cause: 'on-request' } as const;
      for (const next of [unexpired, { ...sound, signingRevoked }, sound, withoutSigning]) {
        valueOf(await registry.enter([next]));
        await ask();
      }
      expect(reasons).toEqual([
        'outside-opening-hours',
        'card-expired',
        'authentication-certificate-unusable',
        'signing-certificate-revoked',
        'signing-certificate-expired',
        'signing-certificate-not-issued',
      ]);
    });

    test('KIOSK-3: without the card’s own signature over nonce and challenge there is no permission', async () => {
      const card = await registered();
      const unusable = 'authentication-certificate-unusable';
      const stranger = { ...card, keys: { ...card.keys, 'authentication-pin': newKey() } };
      expect(faultOf(await world().authorise(stranger))).toEqual({ reason: unusable });
      const request = await world().request(card);
      const cardChallenge = new Uint8Array(16);
      expect(reasonOf(await world().client.authorise({ ...request, cardChallenge }))).toBe(unusable);
      const proof = signWith(card.keys['authentication-pin'], request.nonce, request.cardChallenge);
      expect(reasonOf(await world().client.authorise({ ...request, proof }))).toBe(unusable);
      valueOf(await world().client.authorise(request));
    });
  });

  describe('INV-2: the nonce', () => {
    test('opens one authorisation, also when it is used twice at the same time', async () => {
      const request = await world().request(await registered());
      const results = await Promise.all(Array.from({ length: 5 }, () => world().client.authorise(request)));
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(reasonOf(await world().client.authorise(request))).toBe('timed-out');
    });

    test('is good for less than five minutes', async () => {
      const card = await registered();
      const [kept, late] = [await world().request(card), await world().request(card)];
      world().clock.advance(5 * MINUTE - 1);
      valueOf(await world().client.authorise(kept));
      world().clock.advance(1);
      expect(faultOf(await world().client.authorise(late))).toEqual({ reason: 'timed-out' });
    });

    test('has to be this centre’s, and unchanged', async () => {
      const card = await registered();
      const foreign = createTokens(generateKeyPairSync('ed25519').privateKey);
      const request = await world().request(card);
      const nonces = [
        foreign.issue('kiosk-nonce', new Uint8Array(), world().clock.now()),
        request.nonce.map((byte, index) => (index === 9 ? byte ^ 1 : byte)),
        new Uint8Array(32),
      ];
      for (const nonce of nonces) {
        const proof = signWith(card.keys['authentication-pin'], 'ANSHO-KIOSK-1', nonce, request.cardChallenge);
        expect(faultOf(await world().client.authorise({ ...request, nonce, proof }))).toEqual({ reason: 'timed-out' });
      }
    });
  });
}
