import { constants, createHash, publicDecrypt, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import { myNumberCard, openIssuer, SELECT_JPKI, SELECT_PIN, send, status, VERIFY_PIN, type Issuer } from './support';

const MESSAGE = Buffer.from('Ansho');
const HASH = createHash('sha256').update(MESSAGE).digest();
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };

describe('CARD 3: COMPUTE DIGITAL SIGNATURE', () => {
  let issuer: Issuer;
  let card: SimulatedCard;
  let key: KeyObject;
  beforeAll(async () => {
    issuer = await openIssuer();
  });
  beforeEach(async () => {
    ({ card } = await issuer.card('fresh'));
    key = new X509Certificate(Buffer.from(myNumberCard(card.image).certificates.authentication, 'base64')).publicKey;
    [SELECT_JPKI, SELECT_PIN, VERIFY_PIN, '00A4020C02 0017'].forEach((command) => send(card, command));
  });

  function sign(p1: string, data: Buffer): Buffer {
    const answer = send(card, `802A${p1}80 ${data.length.toString(16).padStart(2, '0')} ${data.toString('hex')} 00`);
    expect(answer.slice(-4)).toBe('9000');
    return Buffer.from(answer.slice(0, -4), 'hex');
  }

  test('P1 00: the data as they are, 1 to 245 bytes', () => {
    const withoutNull = Buffer.concat([
      Buffer.from('302f300b0609608648016503040201', 'hex'),
      Buffer.from('0420', 'hex'),
      HASH,
    ]);
    for (const data of [MESSAGE, withoutNull, Buffer.alloc(245, 7)]) {
      expect(publicDecrypt(key, sign('00', data)).equals(data)).toBe(true);
    }
  });
  test('P1 01: the card hashes, and signs the bare hash', () => {
    expect(publicDecrypt(key, sign('01', MESSAGE)).equals(HASH)).toBe(true);
  });
  test('P1 02: a hash, for which the card makes the DigestInfo', () => {
    expect(verify('sha256', MESSAGE, key, sign('02', HASH))).toBe(true);
  });
  test('P1 03: the card hashes and makes the DigestInfo', () => {
    expect(verify('sha256', MESSAGE, key, sign('03', MESSAGE))).toBe(true);
  });
  test('P1 04: PSS over a hash', () => {
    for (let round = 0; round < 20; round += 1) {
      expect(verify('sha256', MESSAGE, { key, ...PSS }, sign('04', HASH))).toBe(true);
    }
  });
  test('P1 05: the card hashes; PSS', () => {
    expect(verify('sha256', MESSAGE, { key, ...PSS }, sign('05', MESSAGE))).toBe(true);
  });

  test.each([
    ['another P1', '802A0680 01 00 00', '6A86'],
    ['246 bytes', `802A0080 F6 ${'00'.repeat(246)} 00`, '6700'],
    ['no bytes', '802A0080 00', '6700'],
    ['a hash of 31 bytes', `802A0280 1F ${'00'.repeat(31)} 00`, '6700'],
    ['no room for the signature', '802A0080 01 00 10', '6700'],
    ['another P2', '802A0000 01 00 00', '6A86'],
    ['the key by its short identifier', '802A0097 01 00 00', '9000'],
    ['a file that is no key', '802A008A 01 00 00', '6981'],
    ['an unknown short identifier', '802A009D 01 00 00', '6A88'],
    ['the other key, whose secret was not verified', '802A009A 01 00 00', '6982'],
    ['class 00', '002A0080 01 00 00', '6D00'],
  ])('%s', (_, command, expected) => expect(status(card, command)).toBe(expected));

  test('no file selected: 6986', () => {
    send(card, SELECT_JPKI);
    expect(status(card, '802A0080 01 00 00')).toBe('6986');
  });

  test('a card without signing certificate has no key to sign with', async () => {
    ({ card } = await issuer.card('no-signing-certificate'));
    const commands = [SELECT_JPKI, '0020009B 06 414243313233', '00A4020C02 001A', '802A0080 01 00 00'];
    expect(commands.map((command) => status(card, command))).toEqual(['9000', '9000', '9000', '6A88']);
    expect(['00A4020C02 0001', '00B0000004'].map((command) => status(card, command))).toEqual(['9000', '6B00']);
  });
});
