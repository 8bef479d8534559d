import { createPublicKey, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { isRenewable } from '../../machines/rules/certificates';
import { resolveDay } from '../../electron/card/card-day';
import { catalogue, CATALOGUE_NAMES, describeCard } from '../../electron/card/catalogue';
import { SimulatedCard } from '../../electron/card/simulated-card';
import { myNumberCard, NOW, openIssuer, privateKeyIn, SELECT_JPKI, status, triesIn, type Issuer } from './support';

describe('the card catalogue', () => {
  let issuer: Issuer;
  beforeAll(async () => {
    issuer = await openIssuer();
  });

  const registered = async (name: string) => {
    const { registry } = await issuer.issue(name);
    if (!registry) throw new Error(`${name} is not registered`);
    const end = (der: Uint8Array | undefined): number => (der ? Date.parse(new X509Certificate(der).validTo) : NaN);
    return {
      ...registry,
      authenticationEnds: end(registry.authenticationCertificate),
      signingEnds: end(registry.signingCertificate),
    };
  };

  test('has the 18 names that scenarios use', () => {
    expect(CATALOGUE_NAMES).toEqual([
      ...['fresh', 'locked-password', 'forgotten-password', 'last-try', 'locked-pin', 'both-locked'],
      ...['no-signing-certificate', 'under-15', 'face-authentication-only', 'expired-signing-certificate'],
      ...['revoked-by-address-change', 'revoked-on-request', 'expiring-soon', 'expired-card'],
      ...['revoked-authentication-certificate', 'another-issuer', 'not-a-my-number-card', 'mute'],
    ]);
  });

  test('every holder is plainly a sample, and no two are the same', () => {
    const cards = catalogue().filter(({ kind }) => kind === 'my-number-card');
    expect(cards.every(({ holder }) => holder.name.startsWith('見本'))).toBe(true);
    expect(new Set(cards.map(({ holder }) => holder.name)).size).toBe(cards.length);
  });

  test('each has PIN 1234 and password ABC123, where a try is left', async () => {
    for (const { name, kind, tries } of catalogue()) {
      if (kind !== 'my-number-card') continue;
      const { card } = await issuer.card(name);
      status(card, SELECT_JPKI);
      const pin = tries['authentication-pin'] === 0 ? '6984' : '9000';
      const password = tries['signing-password'] === 0 ? '6984' : '9000';
      expect([name, status(card, '00200098 04 31323334')]).toEqual([name, pin]);
      expect([name, status(card, '0020009B 06 414243313233')]).toEqual([name, password]);
    }
  });

  test.each([
    ['fresh', 5, 3],
    ['locked-password', 0, 3],
    ['forgotten-password', 5, 3],
    ['last-try', 1, 1],
    ['locked-pin', 5, 0],
    ['both-locked', 0, 0],
    ['face-authentication-only', 0, 0],
  ])('%s: %i and %i tries left', async (name, password, pin) => {
    const { card } = await issuer.card(name);
    expect(triesIn(card)).toEqual({ 'signing-password': password, 'authentication-pin': pin });
  });

  test('CERT-1: the keys of a card are those of its certificates', async () => {
    const { certificates, keys } = myNumberCard((await issuer.issue('fresh')).image);
    for (const use of ['signing', 'authentication'] as const) {
      const { publicKey } = new X509Certificate(Buffer.from(certificates[use] ?? '', 'base64'));
      expect(publicKey.equals(createPublicKey(privateKeyIn(keys[use] ?? '')))).toBe(true);
    }
  });

  test('fresh: everything is valid, and not yet renewable', async () => {
    const { signingEnds, authenticationEnds, signingRevoked, authenticationRevoked } = await registered('fresh');
    expect([signingRevoked, authenticationRevoked]).toEqual([undefined, undefined]);
    for (const end of [signingEnds, authenticationEnds]) {
      expect(end).toBeGreaterThan(NOW);
      expect(isRenewable(end, NOW)).toBe(false);
    }
  });

  test.each(['no-signing-certificate', 'under-15', 'face-authentication-only'])(
    '%s: no signing certificate',
    async (name) => {
      const { image, registry } = await issuer.issue(name);
      expect(registry?.signingCertificate).toBeUndefined();
      expect(myNumberCard(image).keys.signing).toBeUndefined();
    },
  );

  test('CERT-6: the holder of under-15 is about ten', async () => {
    const { birthDate } = myNumberCard((await issuer.issue('under-15')).image).face;
    expect(birthDate).toBe('2016-08-16');
  });

  test('expired-signing-certificate: that one is over, the other and the card are not', async () => {
    const { signingEnds, authenticationEnds, cardExpires } = await registered('expired-signing-certificate');
    expect(signingEnds).toBeLessThan(NOW);
    expect(authenticationEnds).toBeGreaterThan(NOW);
    expect(cardExpires > '2026-11-24').toBe(true);
  });

  test('CERT-8: expiring-soon can be renewed', async () => {
    const { signingEnds } = await registered('expiring-soon');
    expect(isRenewable(signingEnds, NOW)).toBe(true);
  });

  test('expired-card: the card and all certificates are over', async () => {
    const { signingEnds, authenticationEnds, cardExpires } = await registered('expired-card');
    expect(Math.max(signingEnds, authenticationEnds)).toBeLessThan(NOW);
    expect(cardExpires < '2026-11-24').toBe(true);
  });

  test('CERT-4, CERT-5: what is revoked is revoked with its cause', async () => {
    expect((await registered('revoked-by-address-change')).signingRevoked).toMatchObject({ cause: 'address-change' });
    expect((await registered('revoked-on-request')).signingRevoked).toMatchObject({ cause: 'on-request' });
    const { authenticationRevoked, signingRevoked } = await registered('revoked-authentication-certificate');
    expect(authenticationRevoked?.at).toBeLessThan(NOW);
    expect(signingRevoked).toMatchObject({ cause: 'authentication-certificate-ended' });
  });

  test('another-issuer: the names of this installation, another key, and not in its registry', async () => {
    const { image, registry } = await issuer.issue('another-issuer');
    const certificate = new X509Certificate(Buffer.from(myNumberCard(image).certificates.authentication, 'base64'));
    const authority = new X509Certificate(issuer.installation.authorities.authentication.certificate);
    expect(certificate.issuer).toBe(authority.subject);
    expect(certificate.verify(authority.publicKey)).toBe(false);
    expect(registry).toBeUndefined();
  });

  test('every card works at any time that a scenario may choose', async () => {
    for (const now of ['2024-02-29T12:00:00+09:00', '2016-03-01T00:00:00+09:00', '2049-12-31T23:59:59+09:00']) {
      const { image } = await issuer.issue('locked-password', Date.parse(now));
      expect(new SimulatedCard(image, { persist: () => undefined }).image.name).toBe('locked-password');
    }
  });
});

describe('descriptions', () => {
  const faultOf = (description: unknown): string => {
    const described = describeCard(description);
    return described.ok ? 'no fault' : described.fault.sentence;
  };

  test('a change of a catalogue card keeps the rest of it', () => {
    const described = describeCard({
      extends: 'locked-password',
      holder: { city: 'Sakai-shi' },
      tries: { 'authentication-pin': 1 },
    });
    expect(described).toMatchObject({
      value: {
        name: 'locked-password',
        holder: { name: '見本　花子', city: 'Sakai-shi' },
        tries: { 'signing-password': 0, 'authentication-pin': 1 },
        switches: { blockedVerifyStatusWord: '6984' },
      },
    });
  });

  test.each([
    ['a name that is none', 'freshly', /^The card names no card of the catalogue: freshly \(there are fresh, /],
    ['extends of a name that is none', { extends: 'x' }, /^extends names no card/],
    ['prototype names', '__proto__', /^The card names no card/],
    ['neither name nor object', 7, /^The card must be a card's name or an object\.$/],
    ['an unknown field', { extends: 'fresh', pin: '1' }, /^pin is not a known field\.$/],
    ['an unknown field inside', { extends: 'fresh', holder: { age: 3 } }, /^holder\.age is not a known field\.$/],
    ['too many tries', { extends: 'fresh', tries: { 'authentication-pin': 4 } }, /^tries\.authentication-pin too big/],
    [
      'a PIN of three digits',
      { extends: 'fresh', secrets: { 'authentication-pin': '123' } },
      /^secrets\.authentication-pin must be 4 digits/,
    ],
    ['no date', { extends: 'fresh', issued: 'yesterday' }, /^issued must be a date \(2024-02-29\) or a distance/],
    [
      'an unknown cause',
      { extends: 'fresh', certificates: { signing: { revoked: 'x' } } },
      /^certificates\.signing must be valid, absent, expired or \{revoked: /,
    ],
    ['an unknown switch', { extends: 'fresh', switches: { x: true } }, /^switches\.x is not a known field/],
    ['without extends, incomplete', { name: 'mine' }, /^holder /],
  ])('%s is refused by its path', (_, description, sentence) => expect(faultOf(description)).toMatch(sentence));

  test.each([
    ['2020-01-31', '2020-01-31'],
    ['+0D', '2026-11-24'],
    ['-34Y+40D', '1993-01-03'],
    ['-9M', '2026-02-24'],
    ['-9M+7D-1M', '2026-02-03'],
    ['+3M+4D+3M', '2027-05-28'],
  ])('the day %s is %s', (day, expected) => expect(resolveDay(day, NOW)).toBe(expected));

  test('a month too short for the day ends on its last one', () => {
    expect(resolveDay('+1M', Date.parse('2027-01-31T12:00:00+09:00'))).toBe('2027-02-28');
    expect(resolveDay('-1Y', Date.parse('2028-02-29T12:00:00+09:00'))).toBe('2027-02-28');
  });
});
