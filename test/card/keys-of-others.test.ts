import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import { COMMON, JPKI, SURFACE, TEXT } from './client-talk';
import { authorise, hex, myNumberCard, openIssuer, send, status, type Issuer } from './support';

const REGISTER = '00A4040C0A D3921000310001010401';
const APPLICATIONS = { JPKI, TEXT, SURFACE, COMMON, REGISTER };
/** All secrets of the application, entered as issued. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  JPKI: ['00200098 04 31323334', '0020009B 06 414243313233'],
  TEXT: ['00200091 04 31323334'],
  SURFACE: ['00200093 0C 313233343536373839303138'],
  COMMON: ['0020009C 04 31323334'],
  REGISTER: ['0020009C 04 31323334'],
};

let issuer: Issuer;
let card: SimulatedCard;
let saved: unknown[];
beforeAll(async () => {
  issuer = await openIssuer();
});
beforeEach(async () => {
  ({ card, saved } = await issuer.card('fresh'));
});

const last = (...commands: readonly string[]): string => commands.map((each) => status(card, each)).at(-1) ?? '';
const extended = (header: string, data: string): string =>
  `${header} 00 ${(data.length / 2).toString(16).padStart(4, '0')} ${data}`;
/** Selects an application (none: as after reset) and enters all its secrets. */
function enterAll(application: keyof typeof APPLICATIONS): void {
  const words = [APPLICATIONS[application], ...(ENTRIES[application] ?? [])].map((each) => status(card, each));
  expect(new Set(words)).toEqual(new Set(['9000']));
}

describe('CARD 3: SET SESSION KEY', () => {
  const CRYPTOGRAM = extended('80AE0000', 'AB'.repeat(256));

  test.each([
    ['JPKI', '6982', '6982'],
    ['REGISTER', '6982', '6982'],
    ['COMMON', '66F1', '66F1'],
    ['SURFACE', '66F1', '66F1'],
    ['TEXT', '6982', '6A80'],
  ] as const)('in %s: %s, and %s after its secrets', (application, before, after) => {
    expect(last(APPLICATIONS[application], CRYPTOGRAM)).toBe(before);
    enterAll(application);
    expect(last(CRYPTOGRAM)).toBe(after);
  });

  test('before any application: 6982', () => expect(last(CRYPTOGRAM)).toBe('6982'));

  test('in the text application number A is not enough', () => {
    expect(last(TEXT, '00200094 0C 313233343536373839303138', CRYPTOGRAM)).toBe('6982');
  });

  test.each([
    ['a wrong P1', extended('80AE0100', 'AB'.repeat(256)), '6A86'],
    ['a wrong P2', extended('80AE0001', 'AB'.repeat(256)), '6A86'],
    ['a cryptogram of 255 bytes', extended('80AE0000', 'AB'.repeat(255)), '6700'],
    ['none', '80AE0000', '6700'],
  ])('after the PIN, %s: refused', (_, command, expected) => {
    enterAll('TEXT');
    expect(last(command)).toBe(expected);
  });
});

describe('CARD 3: SET PUBLIC IC KEY', () => {
  const CERTIFICATE = 'AB'.repeat(307);

  test.each(Object.keys(APPLICATIONS))('in %s: wrong P1 and P2', (application) => {
    const name = Object.keys(APPLICATIONS).find((each): each is keyof typeof APPLICATIONS => each === application);
    if (name) enterAll(name);
    const parameters = ['0000', '00AE', '8000', '00B6', '0096', '0016', 'FFFF'];
    expect(parameters.map((each) => last(extended(`80A2${each}`, CERTIFICATE)))).toEqual(parameters.map(() => '6A86'));
  });

  test.each([
    ['JPKI', CERTIFICATE, '6982'],
    ['JPKI', 'AB'.repeat(306), '6700'],
    ['TEXT', CERTIFICATE, '6A86'],
    ['SURFACE', CERTIFICATE, '6A86'],
    ['COMMON', CERTIFICATE, '6A86'],
    ['REGISTER', CERTIFICATE, '6A86'],
  ] as const)('in %s: the P1 and P2 that clients know', (application, certificate, expected) => {
    enterAll(application);
    expect(last(extended('80A206C1', certificate))).toBe(expected);
  });

  test('a certificate that the card itself carries is refused like any other', () => {
    const own = Buffer.from(myNumberCard(card.image).applications?.text['0004'] ?? '', 'base64');
    expect(last(JPKI, extended('80A206C1', own.subarray(0, 307).toString('hex')))).toBe('6982');
  });

  test('nothing is imported: the card trusts whom it trusted', () => {
    const before = card.image;
    send(card, JPKI);
    expect(last('00A4020C02 0016', extended('80A206C1', CERTIFICATE))).toBe('6982');
    expect([card.image === before, saved]).toEqual([true, []]);
    const challenge = Buffer.from(send(card, '0084000010').slice(0, -4), 'hex');
    const authorisationId = Buffer.alloc(16, 1);
    const serial = Buffer.from(myNumberCard(card.image).token.serial);
    const signature = authorise(issuer.installation, serial, challenge, 'signing-password', authorisationId);
    const data = Buffer.concat([authorisationId, hex('001B'), signature]).toString('hex');
    expect(last(`00820090 52 ${data}`)).toBe('9000');
  });
});

describe('CARD 3: JICSAP’s administrative commands, class 80: known, and nobody’s here', () => {
  const COMMANDS = {
    'ERASE ALL RECORDS': '06',
    'CHANGE KEY': '32',
    'LOCK DF': '50',
    'UNLOCK DF': '52',
    'UNLOCK KEY': '54',
    'EXTERNAL AUTHENTICATE': '82',
    'MANAGE ATTRIBUTES': '8A',
  };
  test.each(Object.entries(COMMANDS))('%s: 6982 everywhere, and nothing is written', (name, ins) => {
    const before = card.image;
    expect(last(`80${ins}0080`)).toBe('6982');
    for (const application of ['JPKI', 'TEXT', 'SURFACE', 'COMMON', 'REGISTER'] as const) {
      enterAll(application);
      const isTheirPins = name === 'CHANGE KEY' && (application === 'COMMON' || application === 'REGISTER');
      if (!isTheirPins)
        expect([name, application, last(`80${ins}0080 04 35363738`)]).toEqual([name, application, '6982']);
    }
    expect(card.image).toBe(before);
  });

  test.each(Object.values(COMMANDS))('%s in class 00 before any application: unknown', (ins) => {
    expect(last(`00${ins}0000`)).toBe('6D00');
  });
});

describe('CARD 3: CHANGE KEY, of the PINs 001C in the common and resident-register applications', () => {
  test.each([
    ['COMMON', ['80320080 04 35363738'], '6982'],
    ['COMMON', ['00200080 04 31323334', '80320080 04 35363738', '00200080 04 35363738'], '9000'],
    ['REGISTER', ['00200080 04 31323334', '8032009C 04 35363738', '00200080 04 35363738'], '9000'],
    ['COMMON', ['00200080 04 31323334', '80320180 04 35363738'], '6A86'],
    ['COMMON', ['00200080 04 31323334', '80320080 03 353637'], '6700'],
    ['COMMON', ['00200080 04 31323334', '80320080 04 35363741'], '6A80'],
  ] as const)('%s: %s is %s', (application, commands, expected) => {
    expect(last(APPLICATIONS[application], '00A4020C02 001C', ...commands)).toBe(expected);
  });
});

describe('CARD 3: GET RESPONSE', () => {
  test.each([
    ['before anything', ['00C0000000'], '6985'],
    ['after an answer that came whole', [JPKI, '00B0860000', '00C00000A0'], '6985'],
    ['with P1', ['00C0010000'], '6A86'],
    ['with data', ['00C00000 01 00'], '6700'],
  ])('%s: nothing waits', (_, commands, expected) => expect(last(...commands)).toBe(expected));
});
