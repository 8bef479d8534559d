import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import { COMMON, JPKI, SURFACE, TEXT } from './client-talk';
import { openIssuer, send, status, type Issuer } from './support';

const REGISTER = '00A4040C0A D3921000310001010401';
const AIDS = [JPKI, TEXT, SURFACE, COMMON, REGISTER].map((select) => select.slice(11).toLowerCase());
const EVERY_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase());

let issuer: Issuer;
let card: SimulatedCard;
beforeAll(async () => {
  issuer = await openIssuer();
});
beforeEach(async () => {
  ({ card } = await issuer.card('fresh'));
});

describe('CARD 1.2: the card is not taken for another', () => {
  const GENERAL = ['20', '24', '84', '88', 'A4', 'B0', 'B2', 'C0', 'CA'];
  const PROPRIETARY = ['06', '2A', '32', '50', '52', '54', '82', '8A', 'A2', 'AE', 'FC'];

  test.each([
    ['after reset', undefined, GENERAL],
    ['in JPKI', JPKI, ['20', '24', '2C', '82', '84', '88', 'A4', 'B0', 'B2', 'C0', 'CA']],
    ['in the text application', TEXT, GENERAL],
    ['in the surface application', SURFACE, GENERAL],
    ['in the common application', COMMON, GENERAL],
    ['in the resident-register application', REGISTER, GENERAL],
  ])('%s it knows these instructions of class 00, and 6D00 is the answer to all others', (_, application, known) => {
    const knownIn = (cla: string): string[] =>
      EVERY_BYTE.filter((ins) => {
        if (application !== undefined) send(card, application);
        // GET DATA knows its tags, the others their parameters: 0042 is a tag.
        return status(card, `${cla}${ins}0042`) !== '6D00';
      });
    expect(knownIn('00')).toEqual(known);
    expect(knownIn('80')).toEqual(PROPRIETARY);
  });

  test('a tag that GET DATA does not know is an unknown instruction, as programs that look for other cards expect', () => {
    const known = ['0042', '0045', '0066', '00F0', '00F2', '00F7', '00F8', '5F51', '7F21'];
    const tags = ['00', '5F', '7F', 'DF'].flatMap((high) => EVERY_BYTE.map((low) => `${high}${low}`));
    expect(tags.filter((tag) => status(card, `00CA${tag}00`) !== '6D00')).toEqual(known);
  });

  test('no name but its own, whole or cut short, selects anything', () => {
    const aid = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 16 }),
      fc.tuple(fc.constantFrom(...AIDS), fc.nat(9), fc.nat(255)).map(([name, at, byte]) => {
        const bytes = Uint8Array.from(Buffer.from(name, 'hex'));
        bytes[at] = byte;
        return bytes;
      }),
    );
    fc.assert(
      fc.property(aid, fc.constantFrom('00', '0C'), (name, p2) => {
        const digits = Buffer.from(name).toString('hex');
        const isOwn = AIDS.some((each) => each.startsWith(digits)) || digits === 'a0000001510000';
        const word = status(card, `00A404${p2} ${name.length.toString(16).padStart(2, '0')} ${digits}`);
        expect(word).toBe(isOwn ? '9000' : '6A82');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('CARD 3: class bytes', () => {
  /** What a class byte is answered with, for a command that is otherwise right. */
  function expected(cla: number, secured: string): string | undefined {
    if (cla === 0x00 || cla === 0x80) return undefined;
    if ((cla & 0xc0) === 0x40) return '6881';
    if ((cla & 0xf0) !== 0x00 && (cla & 0xf0) !== 0x80) return '6E00';
    return (cla & 0x03) === 0 ? secured : '6881';
  }

  test.each([
    ['SELECT', 'A4020C02 0006', '6882'],
    ['READ BINARY', 'B0860001', '69FC'],
    ['VERIFY', '200098', '69FC'],
    ['GET CHALLENGE', '84000008', '6987'],
    ['COMPUTE DIGITAL SIGNATURE', '2A0097 01 00 00', '6987'],
  ])('%s in all 256 classes', (_, command, secured) => {
    send(card, JPKI);
    for (const [cla, digits] of EVERY_BYTE.entries()) {
      const word = expected(cla, secured);
      if (word !== undefined) expect([digits, status(card, `${digits}${command}`)]).toEqual([digits, word]);
    }
  });
});
