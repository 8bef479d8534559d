import { constants, createCipheriv, createDecipheriv, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { COMMON, ef, JPKI, TEXT } from './client-talk';
import { hex, myNumberCard, openIssuer, send, status, type Issuer } from './support';
import type { SimulatedCard } from '../../electron/card/simulated-card';

const NUMBER = '123456789018';
const PIN = '00200091 04 31323334';
const bytesOf = (digits: string): Buffer => Buffer.from(hex(digits));
const length = (data: Uint8Array): string => data.length.toString(16).padStart(2, '0');
const digits = (data: Uint8Array): string => Buffer.from(data).toString('hex');

/** A terminal that talks to the text application in secret, put together apart from the card's code. */
class Terminal {
  readonly #key: Buffer;
  counter = 1;

  constructor(
    readonly card: SimulatedCard,
    /** The same at every run: by chance another counter's bytes might look well padded. */
    readonly material = Buffer.alloc(32, 7),
  ) {
    this.#key = material.subarray(0, 16);
  }

  /** The public key of EF 0006, which anybody reads after the PIN. */
  delivery(message: Buffer): string {
    send(this.card, ef('0006'));
    const file = bytesOf(send(this.card, '00B00000 00 0000').slice(0, -4));
    const modulus = file.subarray(file.length - 256).toString('base64url');
    const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', e: 'AQAB', n: modulus } });
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return `80AE0000 00 0100 ${digits(publicEncrypt({ key, padding, oaepHash: 'sha256' }, message))}`;
  }

  open(): string {
    return status(this.card, this.delivery(Buffer.concat([hex('A022 8020'), this.material])));
  }

  #vector(): Buffer {
    const block = Buffer.alloc(16);
    block.writeUInt32BE(this.counter, 12);
    return createCipheriv('aes-128-cbc', this.#key, Buffer.alloc(16)).setAutoPadding(false).update(block);
  }

  /** `86 L 01` and the cryptogram of some data. */
  sealed(data: Uint8Array): Buffer {
    const padded = Buffer.concat([data, hex('80'), Buffer.alloc(15 - (data.length % 16))]);
    const cipher = createCipheriv('aes-128-cbc', this.#key, this.#vector()).setAutoPadding(false);
    const cryptogram = Buffer.concat([cipher.update(padded), cipher.final()]);
    return Buffer.concat([Uint8Array.of(0x86, cryptogram.length + 1, 0x01), cryptogram]);
  }

  /** A command with its data enciphered; its status word. */
  command(header: string, data: Uint8Array): string {
    const object = this.sealed(data);
    const word = status(this.card, `${header} ${length(object)} ${digits(object)}`);
    this.counter += 1;
    return word;
  }

  select(file: string): string {
    return this.command('08A4020C', hex(file));
  }

  /** READ BINARY of so many bytes, 0: all; the data in clear, or the status word. */
  read(offset: number, count: number): Buffer | string {
    const asked = `96 03 00 ${count.toString(16).padStart(4, '0')}`;
    const answer = bytesOf(send(this.card, `08B0${offset.toString(16).padStart(4, '0')} 00 0005 ${asked} 0000`));
    const vector = this.#vector();
    this.counter += 1;
    if (answer.length === 2) return digits(answer).toUpperCase();
    expect(answer[0]).toBe(0x86);
    const start = answer[1] === 0x82 ? 4 : answer[1] === 0x81 ? 3 : 2;
    expect(answer[start]).toBe(0x01);
    const decipher = createDecipheriv('aes-128-cbc', this.#key, vector).setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(answer.subarray(start + 1, -2)), decipher.final()]);
    return plain.subarray(0, plain.lastIndexOf(0x80));
  }
}

let issuer: Issuer;
let card: SimulatedCard;
let terminal: Terminal;
beforeAll(async () => {
  issuer = await openIssuer();
});
beforeEach(async () => {
  ({ card } = await issuer.card('fresh'));
  terminal = new Terminal(card);
  expect([TEXT, PIN].map((command) => status(card, command))).toEqual(['9000', '9000']);
});

describe('CARD 3: SET SESSION KEY in the text application opens a channel', () => {
  test('after it VERIFY, SELECT and READ BINARY go in secret, each with the next counter', () => {
    expect(terminal.open()).toBe('9000');
    expect(terminal.command('08200094', Buffer.from(NUMBER))).toBe('9000');
    expect(terminal.select('0001')).toBe('9000');
    expect(terminal.read(0, 17)).toEqual(Buffer.concat([hex('FF100C'), Buffer.from(NUMBER), hex('FFFF')]));
    expect(terminal.select('0002')).toBe('9000');
    const { text } = myNumberCard(card.image).applications ?? {};
    expect(terminal.read(0, 0)).toEqual(Buffer.from(text?.['0002'] ?? '', 'base64'));
    expect(terminal.read(3, 4)).toEqual(Buffer.from(text?.['0002'] ?? '', 'base64').subarray(3, 7));
  });

  test('PIN-2: a wrong entry in secret spends a try as any does, and what the card refuses counts as a turn', () => {
    terminal.open();
    expect(terminal.command('08200091', Buffer.from('9999'))).toBe('63C2');
    expect(terminal.command('08200092', Buffer.from('1234'))).toBe('6984');
    expect(terminal.select('00FF')).toBe('6A82');
    expect(terminal.read(0, 1)).toBe('6982');
    expect(terminal.command('08200091', Buffer.from('1234'))).toBe('9000');
    expect(myNumberCard(card.image).applications?.secrets['text-pin'].tries).toBe(3);
  });

  test('commands in clear in between do not count', () => {
    terminal.open();
    expect([status(card, ef('0001')), send(card, '00B0000003')]).toEqual(['9000', 'FF100C9000']);
    expect(terminal.read(0, 3)).toEqual(Buffer.from(hex('FF100C')));
  });

  test.each([
    ['a key for checksums', 'A022 8120'],
    ['another length', 'A021 801F'],
    ['another object', 'A122 8020'],
  ])('%s: 6A80, no channel', (_, beginning) => {
    const message = Buffer.concat([hex(beginning), randomBytes(32)]);
    expect(status(card, terminal.delivery(message))).toBe('6A80');
    expect(terminal.select('0001')).toBe('6882');
  });

  test('without the PIN: 6982, also after number A', () => {
    const cryptogram = terminal.delivery(Buffer.concat([hex('A022 8020'), terminal.material]));
    send(card, TEXT);
    expect(status(card, `00200094 0C ${digits(Buffer.from(NUMBER))}`)).toBe('9000');
    expect(status(card, cryptogram)).toBe('6982');
  });
});

describe('CARD 3: what is not well formed is 6988 and closes the channel', () => {
  const CLOSED = ['6882', '69FC', '69FC'];
  const closed = (): string[] => [
    terminal.select('0001'),
    String(terminal.read(0, 1)),
    terminal.command('08200091', hex('31')),
  ];

  test.each([
    ['the counter of before', () => ((terminal.counter -= 1), terminal.select('0002')), '6988'],
    ['a counter too far', () => ((terminal.counter += 1), terminal.select('0002')), '6988'],
    ['bytes that are no object', () => status(card, '08A4020C 02 0001'), '6988'],
    ['READ with an enciphered length', () => terminal.command('08B00000', hex('0001')), '6988'],
    ['VERIFY with a length', () => status(card, '08200091 05 96 03 00 0001'), '6988'],
    ['an object behind the object', () => status(card, '08B00000 08 96 03 00 0001 86 01 01'), '6988'],
    ['a cryptogram of no whole blocks', () => status(card, '08200091 05 86 03 01 0102'), '6988'],
    ['another indicator of padding', () => status(card, `08200091 13 86 11 02 ${'00'.repeat(16)}`), '6988'],
  ])('%s', (_, act, expected) => {
    terminal.open();
    terminal.select('0001');
    expect(act()).toBe(expected);
    expect(closed()).toEqual(CLOSED);
  });

  test('nothing at all, a checksum asked for, another command: refused, and the channel stays', () => {
    terminal.open();
    expect(['08200091', '0C200091 01 00', '0CB0000000', '08840000 08'].map((each) => status(card, each))).toEqual([
      ...['6987', '6987', '6987', '6987'],
    ]);
    expect(terminal.select('0001')).toBe('9000');
  });

  test.each([
    ['SELECT of an application', () => [status(card, COMMON), status(card, TEXT)]],
    ['SELECT of the same one', () => [status(card, TEXT)]],
    ['a reset', () => (card.reset(), [status(card, JPKI)])],
    ['power off', () => (card.powerOff(), card.powerOn(), [status(card, TEXT)])],
  ])('%s closes it', (_, act) => {
    terminal.open();
    expect(terminal.select('0001')).toBe('9000');
    act();
    expect(closed()).toEqual(CLOSED);
  });
});
