import { generateKeyPairSync, randomBytes, sign, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CardImage } from '../../electron/card/card-image';
import { SimulatedCard } from '../../electron/card/simulated-card';
import {
  hex,
  myNumberCard,
  openIssuer,
  SELECT_JPKI,
  SELECT_PASSWORD,
  SELECT_PIN,
  send,
  status,
  triesIn,
  type Issuer,
} from './support';

const AUTHORISATION_ID = 'A0A1A2A3A4A5A6A7A8A9AAABACADAEAF';
const RESET_PASSWORD = '002C0280 06 4E4557313233';
const VERIFY_NEW_PASSWORD = '00200080 06 4E4557313233';
const SELECT_OTHER = '00A4040C0A D3921000310001010409';

interface Authorisation {
  readonly target?: string;
  readonly key?: KeyObject;
  readonly serial?: string;
  /** What is signed in place of the card's challenge. */
  readonly challenge?: string;
  readonly prefix?: string;
}

describe("CARD 7.1: the simulator's own reset", () => {
  let issuer: Issuer;
  let card: SimulatedCard;
  let saved: CardImage[];
  beforeAll(async () => {
    issuer = await openIssuer();
  });
  beforeEach(async () => {
    ({ card, saved } = await issuer.card('locked-password'));
    send(card, SELECT_JPKI);
  });

  /** EXTERNAL AUTHENTICATE over a challenge (hex). */
  function authentication(challenge: string, changes: Authorisation = {}): string {
    const { target = '001B', key = issuer.installation.resetAuthority.privateKey, prefix = 'ANSHO-RESET-1' } = changes;
    const serial = changes.serial ?? myNumberCard(card.image).token.serial;
    const message = Buffer.concat([
      Buffer.from(prefix),
      hex(changes.challenge ?? challenge),
      Buffer.from(serial),
      hex(target),
      hex(AUTHORISATION_ID),
    ]);
    return `00820090 52 ${AUTHORISATION_ID}${target}${sign(null, message, key).toString('hex')}`;
  }

  const challenge = (): string => send(card, '0084000010').slice(0, 32);
  const authorise = (changes?: Authorisation): string => status(card, authentication(challenge(), changes));

  test('a locked password is reset, and the card proves it', () => {
    expect(authorise()).toBe('9000');
    expect([SELECT_PASSWORD, RESET_PASSWORD].map((each) => status(card, each))).toEqual(['9000', '9000']);
    expect(triesIn(card)['signing-password']).toBe(5);
    expect([VERIFY_NEW_PASSWORD, '00A4020C02 001A'].map((each) => status(card, each))).toEqual(['9000', '9000']);
    const done = Buffer.concat([Buffer.from('ANSHO-DONE-1'), hex(AUTHORISATION_ID)]);
    const signature = send(card, `802A0380 ${done.length.toString(16)} ${done.toString('hex')} 00`).slice(0, -4);
    const certificate = Buffer.from(myNumberCard(card.image).certificates.signing ?? '', 'base64');
    const { publicKey } = new X509Certificate(certificate);
    expect(verify('sha256', done, publicKey, Buffer.from(signature, 'hex'))).toBe(true);
  });

  test('TARGET-2: the 4-digit PIN is reset in the same way', async () => {
    ({ card } = await issuer.card('locked-pin'));
    send(card, SELECT_JPKI);
    expect(authorise({ target: '0018' })).toBe('9000');
    const answers = [SELECT_PIN, '002C0280 04 35363738', '00200080 04 35363738'].map((each) => status(card, each));
    expect(answers).toEqual(['9000', '9000', '9000']);
  });

  test('CERT-9: a reset issues no certificate and moves no date', () => {
    const { certificates, token, face } = myNumberCard(card.image);
    expect(authorise()).toBe('9000');
    expect([SELECT_PASSWORD, RESET_PASSWORD].map((each) => status(card, each))).toEqual(['9000', '9000']);
    expect(myNumberCard(card.image)).toMatchObject({ certificates, token, face });
  });

  test('INV-3: one atomic write, with the new value and the full counter', () => {
    authorise();
    expect(saved).toEqual([]);
    [SELECT_PASSWORD, RESET_PASSWORD].forEach((each) => send(card, each));
    expect(saved).toEqual([card.image]);
  });

  test('INV-3: a write that is torn leaves the old state, and the right', async () => {
    const { image } = await issuer.issue('locked-password');
    let isTorn = true;
    card = new SimulatedCard(image, {
      persist: () => {
        if (isTorn) throw new Error('power lost');
      },
    });
    card.powerOn();
    send(card, SELECT_JPKI);
    authorise();
    expect([SELECT_PASSWORD, RESET_PASSWORD].map((each) => status(card, each))).toEqual(['9000', '6581']);
    expect(card.image).toBe(image);
    expect(status(card, '00200080')).toBe('63C0');
    isTorn = false;
    expect(status(card, RESET_PASSWORD)).toBe('9000');
    expect(status(card, VERIFY_NEW_PASSWORD)).toBe('9000');
  });

  test.each([
    ['another key', { key: generateKeyPairSync('ed25519').privateKey }],
    ["another card's serial number", { serial: '0000000000000000' }],
    ['an older challenge', { challenge: '00'.repeat(16) }],
    ['another purpose', { prefix: 'ANSHO-RESET-2' }],
    ['a target that is no secret', { target: '0017' }],
  ])('INV-2: a signature of or over %s: 6300, and nothing changes', (_, changes) => {
    expect(authorise(changes)).toBe('6300');
    expect([SELECT_PASSWORD, RESET_PASSWORD].map((each) => status(card, each))).toEqual(['9000', '6982']);
    expect(saved).toEqual([]);
  });

  test('a signature for one file does not do for the other', () => {
    const first = challenge();
    const signed = authentication(first, { target: '0018' });
    expect(status(card, signed.replace(`${AUTHORISATION_ID}0018`, `${AUTHORISATION_ID}001B`))).toBe('6300');
  });

  test('a challenge is good for one EXTERNAL AUTHENTICATE, right or wrong', () => {
    const first = challenge();
    expect(status(card, authentication(first, { serial: '0000000000000000' }))).toBe('6300');
    expect(status(card, authentication(first))).toBe('6985');
    expect(authorise()).toBe('9000');
  });

  test('a challenge is gone at reset and power-off; SELECT of an application leaves it', () => {
    let first = challenge();
    card.reset();
    send(card, SELECT_JPKI);
    expect(status(card, authentication(first))).toBe('6985');
    first = challenge();
    card.powerOff();
    card.powerOn();
    send(card, SELECT_JPKI);
    expect(status(card, authentication(first))).toBe('6985');
    first = challenge();
    send(card, SELECT_JPKI);
    expect(status(card, authentication(first))).toBe('9000');
  });

  test('no challenge, or one of another length: 6985', () => {
    expect(status(card, authentication('00'.repeat(16)))).toBe('6985');
    const first = challenge();
    send(card, '0084000008');
    expect(status(card, authentication(first))).toBe('6985');
  });

  test('wrong length and wrong parameters leave the challenge', () => {
    const signed = authentication(challenge());
    expect(status(card, `00820090 10 ${AUTHORISATION_ID}`)).toBe('6700');
    expect(status(card, signed.replace('00820090', '00820080'))).toBe('6A86');
    expect(status(card, signed)).toBe('9000');
  });

  test.each([
    ['SELECT of the application', () => send(card, SELECT_JPKI)],
    ['a reset', () => (card.reset(), send(card, SELECT_JPKI))],
    ['power-off', () => (card.powerOff(), card.powerOn(), send(card, SELECT_JPKI))],
    ['a reset of the password', () => (send(card, SELECT_PASSWORD), send(card, RESET_PASSWORD))],
  ])('INV-2: %s uses the right up', (_, useUp) => {
    expect(authorise()).toBe('9000');
    useUp();
    expect([SELECT_PASSWORD, RESET_PASSWORD].map((each) => status(card, each))).toEqual(['9000', '6982']);
  });

  test('a SELECT that finds no application leaves the right', () => {
    authorise();
    expect([SELECT_OTHER, SELECT_PASSWORD, RESET_PASSWORD].map((each) => status(card, each))).toEqual([
      ...['6A82', '9000', '9000'],
    ]);
  });

  test('wrong length (6700) and wrong characters (6A80) keep the right', () => {
    authorise();
    send(card, SELECT_PASSWORD);
    const attempts = [
      '002C0280',
      '002C0280 05 4E45573132',
      `002C0280 11 ${'31'.repeat(17)}`,
      '002C0280 06 6E6577313233',
    ];
    expect(attempts.map((each) => status(card, each))).toEqual(['6700', '6700', '6700', '6A80']);
    expect(['002C0280 06 313233343536', RESET_PASSWORD].map((each) => status(card, each))).toEqual(['6A80', '9000']);
  });

  test.each([
    ['no file selected', RESET_PASSWORD, '6986'],
    ['wrong parameters', '002C0080 06 4E4557313233', '6A86'],
  ])('%s', (_, command, expected) => {
    authorise();
    expect(status(card, command)).toBe(expected);
  });

  test('the right to reset one secret is none to reset the other', () => {
    authorise();
    expect([SELECT_PIN, '002C0280 04 35363738'].map((each) => status(card, each))).toEqual(['9000', '6982']);
  });

  test('a reset verifies nothing: the new value has to be entered', () => {
    authorise();
    [SELECT_PASSWORD, RESET_PASSWORD, '00A4020C02 0001'].forEach((each) => send(card, each));
    expect(status(card, '00B0000004')).toBe('6982');
  });

  test('a card without reset authority knows no reset: 6D00, 6982', async () => {
    ({ card } = await issuer.card({ extends: 'locked-password', resetAuthority: false }));
    send(card, SELECT_JPKI);
    expect(authorise()).toBe('6D00');
    expect([SELECT_PASSWORD, RESET_PASSWORD].map((each) => status(card, each))).toEqual(['9000', '6982']);
  });

  test('challenges come from the random source that the card was given', async () => {
    const { image } = await issuer.issue('fresh');
    const bytes = randomBytes(16);
    card = new SimulatedCard(image, { persist: () => undefined, random: () => bytes });
    card.powerOn();
    expect(challenge()).toBe(bytes.toString('hex').toUpperCase());
  });
});
