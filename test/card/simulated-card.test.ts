import { X509Certificate } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import {
  hex,
  myNumberCard,
  openIssuer,
  SELECT_JPKI,
  SELECT_PASSWORD,
  SELECT_PIN,
  send,
  status,
  VERIFY_PASSWORD,
  type Issuer,
} from './support';

let issuer: Issuer;
let card: SimulatedCard;
beforeAll(async () => {
  issuer = await openIssuer();
});
beforeEach(async () => {
  ({ card } = await issuer.card('fresh'));
});

describe('CARD 1: answer to reset, and what the card is taken for', () => {
  test('OpenSC looks for other cards with 29 commands, and every one fails', () => {
    const gemalto = Array.from(
      { length: 16 },
      (_, n) => `00A4040C07 A000000079 01${n.toString(16).padStart(2, '0')} 00`,
    );
    const probe = [
      ...['00A4040007 6276 01FF000000', '00A4040006 A00000000101', '00A404000B E82B0601040181C31F0201 00'],
      ...['00A4040C0F D23300000045737445494420763335', '00CADF3005', '00CB3FFF03 5C017E 08'],
      ...['00A4040009 A00000030800001000 00', '00A4040009 A00000030800001000 00', '00A4040C07 A0000001 16DB00 00'],
      ...[
        '00A4040C07 A000000079 1000 00',
        ...gemalto.map((command) => command.replace(/ 00$/, '')),
        '00A404000C F276A288BCFBA69D34F31001',
      ],
      ...['00A4040009 A00000039742544659 00', '00A4040006 D27600012401 00'],
    ];
    expect(probe.map((command) => status(card, command)).filter((word) => word === '9000')).toEqual([]);
    expect(status(card, '00CADF3005')).toBe('6D00');
    expect(status(card, '00CB3FFF03 5C017E 08')).toBe('6D00');
  });

  test("myna's check: the token's label, 32 bytes", () => {
    expect(status(card, SELECT_JPKI)).toBe('9000');
    expect(status(card, '00A4020C02 0006')).toBe('9000');
    expect(send(card, '00B0000020')).toBe(
      `${Buffer.from('JPKIAPICCTOKEN2'.padEnd(32)).toString('hex').toUpperCase()}9000`,
    );
  });
});

describe('SELECT', () => {
  test.each([
    ['the application', [SELECT_JPKI], '9000'],
    ['by a partial AID', ['00A4040C05 D392F00026'], '9000'],
    ['with FCI', ['00A404000A D392F000260100000001 00'], '6F0C840AD392F0002601000000019000'],
    ['the next occurrence after the only one', [SELECT_JPKI, '00A404020A D392F000260100000001'], '6A82'],
    ['an application that is not there', ['00A4040C0A D3921000310001010409'], '6A82'],
    ['a longer AID', ['00A4040C0B D392F00026010000000100'], '6A82'],
    ['a file before any application', ['00A4020C02 0006'], '6986'],
    ['a PIN file without any PIN', [SELECT_JPKI, SELECT_PIN], '9000'],
    ['a key file without any PIN', [SELECT_JPKI, '00A4020C02 0017'], '9000'],
    ['the signing certificate without password', [SELECT_JPKI, '00A4020C02 0001'], '9000'],
    ['a file that is not there', [SELECT_JPKI, '00A4020C02 00FF'], '6A82'],
    ['with a wrong P1', [SELECT_JPKI, '00A4030C02 0006'], '6A86'],
    ['with a wrong P2', [SELECT_JPKI, '00A4020102 0006'], '6A86'],
    ['a file by one byte', [SELECT_JPKI, '00A4020C01 06'], '6700'],
    ['the master file after reset', ['00A40000'], '6A86'],
    ['the master file in the application: nothing happens', [SELECT_JPKI, '00A40000'], '9000'],
    ['3F00', [SELECT_JPKI, '00A4000C02 3F00'], '6A82'],
  ])('%s', (_, commands, expected) => {
    expect(commands.map((command) => send(card, command)).at(-1)).toBe(expected);
  });

  test('of an application leaves no file current', () => {
    [SELECT_JPKI, '00A4020C02 0006', SELECT_JPKI].forEach((command) => send(card, command));
    expect(status(card, '00B0000020')).toBe('6986');
  });
});

describe('CARD 2.3: READ BINARY', () => {
  const select = (file: string): void => {
    send(card, SELECT_JPKI);
    expect(status(card, `00A4020C02 ${file}`)).toBe('9000');
  };

  test('Le 00 is 256; less is what is left', () => {
    select('0006');
    expect(send(card, '00B0000000')).toHaveLength((160 + 2) * 2);
    expect(send(card, '00B0009C08')).toHaveLength((4 + 2) * 2);
  });

  test('an extended Le', () => {
    select('000A');
    const certificate = Buffer.from(myNumberCard(card.image).certificates.authentication, 'base64');
    expect(send(card, '00B00000 00 0000').startsWith(certificate.toString('hex').toUpperCase())).toBe(true);
  });

  test('never 9000 with nothing: at and behind the end it is 6B00', () => {
    select('0008');
    expect(send(card, '00B0000203')).toBe('009000');
    expect(send(card, '00B0000301')).toBe('6B00');
    expect(send(card, '00B07FFF01')).toBe('6B00');
  });

  test('a short identifier selects the file; P2 is the offset', () => {
    send(card, SELECT_JPKI);
    expect(send(card, '00B0880003')).toBe('8F8F009000');
    expect(send(card, '00B0880102')).toBe('8F009000');
    expect(send(card, '00B0000001')).toBe('8F9000');
    expect(send(card, '00B09D0001')).toBe('6A82');
    expect(send(card, '00B0E80001')).toBe('6A86');
  });

  test('no file, keys, and what nobody opens', () => {
    send(card, SELECT_JPKI);
    expect(status(card, '00B0000001')).toBe('6986');
    for (const file of ['0016', '0017', '0018', '001A', '001B', '0010', '0019', '001C', '001E']) {
      select(file);
      expect(status(card, '00B0000001')).toBe('6981');
    }
    select('0009');
    expect(status(card, '00B0000001')).toBe('6982');
  });

  test('the signing certificate: after the signing password only', () => {
    select('0001');
    expect(status(card, '00B0000004')).toBe('6982');
    expect([SELECT_PASSWORD, VERIFY_PASSWORD].map((command) => status(card, command))).toEqual(['9000', '9000']);
    expect(status(card, '00A4020C02 0001')).toBe('9000');
    expect(send(card, '00B0000004')).toMatch(/^3082[0-9A-F]{4}9000$/);
  });

  test.each(['0002', '000A', '000B'])('%s is free, and its first four bytes say its length', (file) => {
    select(file);
    const length = Number.parseInt(send(card, '00B0000004').slice(4, 8), 16) + 4;
    const chunks = Array.from({ length: Math.ceil(length / 256) }, (_, n) =>
      Buffer.from(send(card, `00B0${n.toString(16).padStart(2, '0')}0000`).slice(0, -4), 'hex'),
    );
    expect(new X509Certificate(Buffer.concat(chunks).subarray(0, length)).raw).toHaveLength(length);
  });

  test('CERT-6: a card without signing certificate says so in EF 0008', async () => {
    const { card: child } = await issuer.card('under-15');
    send(child, SELECT_JPKI);
    expect(send(child, '00B0880003')).toBe('008F009000');
  });
});

test('CARD 2.2: EF 0006 is a CK_TOKEN_INFO of 160 bytes', () => {
  send(card, SELECT_JPKI);
  const content = Buffer.from(send(card, '00B0860000'), 'hex').subarray(0, -2);
  const { serial } = myNumberCard(card.image).token;
  expect(content).toHaveLength(160);
  expect(content.subarray(0, 32).toString()).toBe('JPKIAPICCTOKEN2'.padEnd(32));
  expect(content.subarray(32, 64).toString()).toBe(`${'0'.repeat(31)}1`);
  expect(content.subarray(64, 80).toString()).toBe('E16R01NJ'.padEnd(16));
  expect(content.subarray(80, 96).toString()).toBe(serial);
  expect(content.subarray(96, 144).toString('hex')).toBe(
    '0000040d00000001000000000000000100000000000000100000 0006'.replace(' ', '') + 'ff'.repeat(16) + '30333031',
  );
  expect(content.subarray(144).toString()).toBe('9'.repeat(16));
});

describe('other commands and classes', () => {
  test.each([
    ['logical channel 1', '01A4040C00', '6881'],
    ['logical channel 4', '40A4040C', '6881'],
    ['secure messaging: SELECT', '0CA4040C', '6882'],
    ['secure messaging: READ BINARY', '0CB0000000', '69FC'],
    ['secure messaging: VERIFY', '04200080', '69FC'],
    ['secure messaging: others', '0C840000 10', '6987'],
    ['secure messaging of class 08: SELECT', '08A4040C', '6882'],
    ['secure messaging of class 08: READ BINARY', '08B0000000', '69FC'],
    ['secure messaging of class 84: a signature', '842A0080 01 00 00', '6987'],
    ['a further channel of class 80', '812A0080 01 00 00', '6881'],
    ['unknown class', 'A0A4000002 3F00', '6E00'],
    ['unknown instruction', '00FE0000', '6D00'],
    ['bytes that are no command', '00A402', '6700'],
    ['READ RECORD of a file that is not there', '00B2011C00', '6A82'],
    ['READ RECORD of a file that has no records', '00B2013400', '6981'],
    ['INTERNAL AUTHENTICATE', '0088009904 01020304 00', '6985'],
    ['GET DATA in an application', '00CA5F5108', '6985'],
  ])('%s', (_, command, expected) => {
    send(card, SELECT_JPKI);
    expect(status(card, command)).toBe(expected);
  });

  test('GET DATA at the master file: the ATR without its first byte, absent objects, too short a Le', () => {
    expect(send(card, '00CA5F5108')).toBe('E000FF8131FE45149000');
    expect(send(card, '00CA5F5104')).toBe('6700');
    for (const absent of ['0042', '0066', '00F7', '00F8']) expect(send(card, `00CA${absent}00`)).toBe('6A88');
    expect(send(card, '00CA004500')).toMatch(/^(3[0-9]){15}9000$/);
    expect(send(card, '00CA00F000')).toMatch(/^(3[0-9]){5}9000$/);
    expect(send(card, '00CA00F200')).toMatch(/^(3[0-9]){8}9000$/);
    expect(send(card, '00CA7F2100')).toBe('6700');
    expect(send(card, '00CA7F21 000000')).toHaveLength((568 + 2) * 2);
  });

  test('GET CHALLENGE: 1 to 256 random bytes, no extended Le', () => {
    expect(send(card, '0084000008')).toHaveLength((8 + 2) * 2);
    expect(send(card, '0084000000')).toHaveLength((256 + 2) * 2);
    expect(send(card, '008400000000 10')).toBe('6985');
    expect(send(card, '00840000')).toBe('6700');
    expect(send(card, '0084000110')).toBe('6A86');
  });
});

describe('power', () => {
  test('a card without power, and a mute one, answer nothing', async () => {
    card.powerOff();
    expect(card.transmit(hex(SELECT_JPKI))).toBeUndefined();
    const { card: mute } = await issuer.card('mute');
    expect(mute.transmit(hex(SELECT_JPKI))).toBeUndefined();
  });

  test('some other card knows no JPKI application', async () => {
    const { card: other } = await issuer.card('not-a-my-number-card');
    expect(status(other, SELECT_JPKI)).toBe('6A82');
    expect(status(other, '00200080')).toBe('6986');
  });
});
