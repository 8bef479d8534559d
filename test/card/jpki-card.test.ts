import { constants, randomBytes, verify, X509Certificate } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { identifyCard } from '../../electron/card/identify';
import type { JpkiCard } from '../../electron/card/jpki-card.types';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import type { ExchangeFault } from '../../electron/card/fault-plan';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { HandClock } from './hand-clock';
import { authorise, myNumberCard, openIssuer, triesIn, type Issuer } from './support';

const ascii = (value: string): Uint8Array => Buffer.from(value, 'ascii');

describe('the vocabulary of an own card', () => {
  let issuer: Issuer;
  let reader: SimulatedReader;
  let clock: HandClock;
  /** What is to go wrong with the next command that begins so. */
  let trouble: { readonly command: string; readonly fault: ExchangeFault } | undefined;
  beforeAll(async () => {
    issuer = await openIssuer();
  });
  beforeEach(() => {
    clock = new HandClock();
    trouble = undefined;
    reader = new SimulatedReader({
      clock,
      faultOf: (command) =>
        trouble && Buffer.from(command).toString('hex').startsWith(trouble.command) ? trouble.fault : undefined,
    });
  });

  async function open(name: unknown = 'fresh'): Promise<{ card: JpkiCard; simulated: SimulatedCard }> {
    const { card: simulated } = await issuer.card(name);
    reader.insert(simulated);
    const channel = await reader.connect();
    if (!channel.ok) throw new Error(channel.fault.reason);
    const identity = await identifyCard(channel.value, issuer.installation.trustAnchors);
    if (identity.kind !== 'own') throw new Error(identity.kind);
    return { card: identity.card, simulated };
  }

  test('PIN-4: the tries left, without spending one', async () => {
    const { card, simulated } = await open('last-try');
    expect(await card.triesLeft('signing-password')).toEqual({ ok: true, value: 1 });
    expect(triesIn(simulated)['signing-password']).toBe(1);
  });

  test('PIN-2: entries, right, wrong and one too many', async () => {
    const { card } = await open();
    const enter = (pin: string) => card.verify('authentication-pin', ascii(pin));
    expect(await enter('1234')).toEqual({ ok: true, value: { verified: true } });
    expect(await enter('9999')).toEqual({ ok: true, value: { verified: false, triesLeft: 2 } });
    await enter('9999');
    expect(await enter('9999')).toEqual({ ok: true, value: { verified: false, triesLeft: 0 } });
    expect(await enter('1234')).toEqual({ ok: true, value: { verified: false, triesLeft: 0 } });
  });

  test('signs with the key that the secret unlocks', async () => {
    const { card, simulated } = await open();
    const { certificates } = myNumberCard(simulated.image);
    const keys = { 'authentication-pin': certificates.authentication, 'signing-password': certificates.signing ?? '' };
    const values = { 'authentication-pin': '1234', 'signing-password': 'ABC123' };
    for (const secret of ['authentication-pin', 'signing-password'] as const) {
      expect(await card.sign(secret, ascii('x'))).toMatchObject({ fault: { statusWord: 0x6982 } });
      await card.verify(secret, ascii(values[secret]));
      const signature = await card.sign(secret, ascii('x'));
      const { publicKey } = new X509Certificate(Buffer.from(keys[secret], 'base64'));
      const key = { key: publicKey, padding: constants.RSA_PKCS1_PADDING };
      expect(signature.ok && verify('sha256', ascii('x'), key, signature.value)).toBe(true);
    }
  });

  test('reads the signing certificate after the password', async () => {
    const { card, simulated } = await open();
    expect(await card.readSigningCertificate()).toMatchObject({ fault: { statusWord: 0x6982 } });
    await card.verify('signing-password', ascii('ABC123'));
    const certificate = await card.readSigningCertificate();
    const expected = myNumberCard(simulated.image).certificates.signing;
    expect(certificate.ok && Buffer.from(certificate.value).toString('base64')).toBe(expected);
  });

  async function authorised(card: JpkiCard, target: 'signing-password' | 'authentication-pin' = 'signing-password') {
    const challenge = await card.challenge();
    if (!challenge.ok) throw new Error('no challenge');
    const authorisationId = randomBytes(16);
    const signature = authorise(issuer.installation, card.serial, challenge.value, target, authorisationId);
    return card.presentAuthorisation({ authorisationId, target, signature });
  }

  test('CARD 7.1: the whole reset', async () => {
    const { card, simulated } = await open('locked-password');
    expect(await card.resetSecret('signing-password', ascii('NEW123'))).toMatchObject({
      fault: { statusWord: 0x6982 },
    });
    expect(await authorised(card)).toEqual({ ok: true, value: true });
    expect(await card.resetSecret('signing-password', ascii('NEW123'))).toEqual({ ok: true, value: undefined });
    expect(await card.verify('signing-password', ascii('NEW123'))).toMatchObject({ value: { verified: true } });
    expect(triesIn(simulated)['signing-password']).toBe(5);
  });

  test('INV-2: a card that does not take the authorisation says so', async () => {
    const { card } = await open('locked-password');
    await card.challenge();
    const signature = new Uint8Array(64);
    const refused = { authorisationId: randomBytes(16), target: 'signing-password', signature } as const;
    expect(await card.presentAuthorisation(refused)).toEqual({ ok: true, value: false });
    expect(await card.presentAuthorisation(refused)).toMatchObject({ fault: { statusWord: 0x6985 } });
  });

  test.each([
    ['removed-before', 'card-removed', 3],
    ['removed-after', 'card-removed', 3],
    ['reader-lost', 'reader-lost', 3],
  ] as const)('INV-5: %s during VERIFY is a fault, never a wrong entry', async (fault, reason, tries) => {
    const { card, simulated } = await open();
    trouble = { command: '0020008004', fault };
    expect(await card.verify('authentication-pin', ascii('1234'))).toEqual({ ok: false, fault: { reason } });
    trouble = undefined;
    expect(await card.triesLeft('authentication-pin')).toEqual({ ok: false, fault: { reason } });
    expect(triesIn(simulated)['authentication-pin']).toBe(tries);
  });

  test('INV-5: a mute card is given up after a time on the clock, and no entry was wrong', async () => {
    const { card } = await open();
    trouble = { command: '0020008004', fault: 'mute' };
    const entry = card.verify('authentication-pin', ascii('1234'));
    await Promise.resolve();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    clock.advance(3_000);
    expect(await entry).toEqual({ ok: false, fault: { reason: 'card-mute' } });
  });

  test('REF-17: a card that is taken away before the write is sent has nothing written', async () => {
    const { card, simulated } = await open('locked-password');
    await authorised(card);
    trouble = { command: '00a4', fault: 'removed-before' };
    expect(await card.resetSecret('signing-password', ascii('NEW123'))).toEqual({
      ok: false,
      fault: { reason: 'card-removed', nothingWritten: true },
    });
    expect(triesIn(simulated)['signing-password']).toBe(0);
  });

  test('REF-18: the answer of the reset is lost: a fault, and the card holds the new password whole (INV-3)', async () => {
    const { card, simulated } = await open('locked-password');
    await authorised(card);
    trouble = { command: '002c', fault: 'removed-after' };
    expect(await card.resetSecret('signing-password', ascii('NEW123'))).toMatchObject({
      fault: { reason: 'card-removed', nothingWritten: false },
    });
    expect(triesIn(simulated)['signing-password']).toBe(5);
  });

  test('INV-4: the bytes that went to the card are wiped', async () => {
    const { card: simulated } = await issuer.card('fresh');
    reader.insert(simulated);
    const channel = await reader.connect();
    if (!channel.ok) throw new Error(channel.fault.reason);
    const sent: Uint8Array[] = [];
    const watched = {
      ...{ atr: channel.value.atr, close: () => channel.value.close() },
      transmit: (command: Uint8Array) => (sent.push(command), channel.value.transmit(command)),
    };
    const identity = await identifyCard(watched, issuer.installation.trustAnchors);
    if (identity.kind !== 'own') throw new Error(identity.kind);
    await identity.card.verify('authentication-pin', ascii('1234'));
    expect(sent.every((command) => command.every((byte) => byte === 0))).toBe(true);
  });
});
