import { createHash, publicDecrypt, verify, type KeyObject, createPublicKey } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatCardImage, parseCardImage } from '../../electron/card/card-image';
import { SimulatedCard } from '../../electron/card/simulated-card';
import { myNumberCard, openIssuer, privateKeyIn, SELECT_JPKI, send, status, type Issuer } from './support';

const SELECT_TEXT = '00A4040C0A D3921000310001010408';
const SELECT_SURFACE = '00A4040C0A D3921000310001010402';
const SELECT_REGISTER = '00A4040C0A D3921000310001010401';
const SELECT_COMMON = '00A4040C0A D3921000310001010100';
const MY_NUMBER = '123456789018';
const select = (file: string): string => `00A4020C02 ${file}`;
const enter = (value: string): string =>
  `00200080 ${value.length.toString(16).padStart(2, '0')} ${Buffer.from(value).toString('hex')}`;

let issuer: Issuer;
let card: SimulatedCard;
beforeAll(async () => {
  issuer = await openIssuer();
});
beforeEach(async () => {
  ({ card } = await issuer.card('fresh'));
});

const answers = (...commands: readonly string[]): string[] => commands.map((command) => status(card, command));
const last = (...commands: readonly string[]): string => answers(...commands).at(-1) ?? '';
const read = (command: string): Buffer => Buffer.from(send(card, command), 'hex').subarray(0, -2);
const cardKey = (): KeyObject => createPublicKey(privateKeyIn(myNumberCard(card.image).applications?.key ?? ''));

describe('CARD 9.2: what myna asks', () => {
  test('pin status: 10, 10, 3, 10, 10, 3, 5', () => {
    const ask = (...files: string[]): string[] => files.map((file) => answers(select(file), '00200080').at(-1) ?? '');
    const asked = [SELECT_JPKI, SELECT_SURFACE, SELECT_TEXT].flatMap((application, index) => {
      expect(status(card, application)).toBe('9000');
      return ask(
        ...([
          ['0018', '001B'],
          ['0013', '0012'],
          ['0011', '0014', '0015'],
        ][index] ?? []),
      );
    });
    expect(asked).toEqual(['63C3', '63C5', '63CA', '63CA', '63C3', '63CA', '63CA']);
  });

  test('text mynumber, attr, signature, cert, info: the exact lengths', () => {
    expect(answers(SELECT_TEXT, select('0011'), enter('1234'), select('0001'))).toEqual(Array(4).fill('9000'));
    expect(send(card, '00B0000011')).toBe(`FF100C${Buffer.from(MY_NUMBER).toString('hex')}FFFF9000`.toUpperCase());
    send(card, select('0002'));
    expect(read('00B0000007').subarray(0, 2).toString('hex')).toBe('ff20');
    const lengths = ['0003', '0004', '0005'].map((file) => {
      send(card, select(file));
      return read('00B00000 000000').length;
    });
    expect(lengths).toEqual([336, 568, 256]);
  });

  test('visual photo: the number from the text application opens the surface application', () => {
    answers(SELECT_TEXT, select('0011'), enter('1234'), select('0001'));
    const number = read('00B0000011').subarray(3, 15).toString();
    expect(answers(SELECT_SURFACE, select('0013'), enter(number), select('0002'))).toEqual(Array(4).fill('9000'));
    const content = read('00B00000 000000');
    expect(content.includes(Buffer.from('0000000c6a5020200d0a870a', 'hex'))).toBe(true);
  });

  test('wrong PIN: 63C2, 63C1, 63C0, then 6984; the JPKI secrets are untouched', () => {
    answers(SELECT_TEXT, select('0011'));
    expect(answers(enter('9999'), enter('9999'), enter('9999'), enter('1234'))).toEqual([
      ...['63C2', '63C1', '63C0', '6984'],
    ]);
    expect(answers(SELECT_JPKI, select('0018'), '00200080', select('001B'), '00200080')).toEqual([
      ...['9000', '9000', '63C3', '9000', '63C5'],
    ]);
  });

  test('pin change card', () => {
    answers(SELECT_TEXT, select('0011'));
    expect(answers('00240180 04 35363738', enter('1234'), '00240180 04 35363738', enter('5678'))).toEqual([
      ...['6982', '9000', '9000', '9000'],
    ]);
  });
});

describe('CARD 6.1: the text application', () => {
  const OPENS: Readonly<Record<string, readonly string[]>> = {
    '0011': ['0001', '0002', '0003', '0004', '0005', '0006', '0007'],
    '0014': ['0001', '0003', '0004', '0005', '0006', '0007'],
    '0015': ['0002', '0003', '0004', '0005', '0006', '0007'],
  };
  const numberB = (): string => {
    const { face } = myNumberCard(card.image);
    // Born in the Heisei era, which began in 1989.
    const year = String(Number(face.birthDate.slice(0, 4)) - 1988).padStart(2, '0');
    return `${year}${face.birthDate.slice(5, 7)}${face.birthDate.slice(8)}${face.expires.slice(0, 4)}2285`;
  };
  test.each(Object.keys(OPENS))('what %s opens', (secret) => {
    const value = { '0011': '1234', '0014': MY_NUMBER, '0015': numberB() }[secret] ?? '';
    expect(answers(SELECT_TEXT, select(secret), enter(value))).toEqual(['9000', '9000', '9000']);
    const files = ['0001', '0002', '0003', '0004', '0005', '0006', '0007', '0008'];
    expect(files.filter((file) => last(select(file), '00B0000001') === '9000')).toEqual(OPENS[secret]);
  });

  test('its offsets lead to its elements, and its signature covers both files', () => {
    answers(SELECT_TEXT, select('0011'), enter('1234'), select('0002'));
    const content = read('00B00000 000000');
    const start = content.indexOf(Buffer.from('df2108', 'hex')) + 3;
    const tags = [0, 2, 4, 6].map((at) => content.readUInt16BE(content.readUInt16BE(start + at)).toString(16));
    expect(tags).toEqual(['df22', 'df23', 'df24', 'df25']);
    const end = content.readUInt16BE(start + 6) + 4;
    const hash = createHash('sha256')
      .update(content.subarray(content.readUInt16BE(start), end))
      .digest();
    send(card, select('0003'));
    const signed = read('00B00000 000000');
    expect(signed.subarray(43, 75).equals(hash)).toBe(true);
    const hashes = Buffer.concat([signed.subarray(8, 40), hash]);
    expect(publicDecrypt(issuer.installation.authorities.signing.key, signed.subarray(80)).equals(hashes)).toBe(true);
  });

  test.each([
    ['0012 was issued locked', [SELECT_TEXT, select('0012'), '00200080'], '63C0'],
    ['and stays so', [SELECT_TEXT, select('0012'), enter('1234')], '6984'],
    [
      'number A is not the holder’s to change',
      [SELECT_TEXT, select('0014'), enter(MY_NUMBER), `00240180 0C ${'31'.repeat(12)}`],
      '6982',
    ],
    ['SET SESSION KEY without PIN', [SELECT_TEXT, '80AE0000'], '6982'],
    ['SET SESSION KEY of no length', [SELECT_TEXT, select('0011'), enter('1234'), '80AE0000'], '6700'],
    ['SET SESSION KEY in the surface application', [SELECT_SURFACE, '80AE0000'], '66F1'],
    ['SET SESSION KEY in the common one', [SELECT_COMMON, '80AE0000'], '66F1'],
    ['SET SESSION KEY in the resident-register one', [SELECT_REGISTER, '80AE0000'], '6982'],
    [
      'another application’s PIN',
      [SELECT_TEXT, select('0011'), enter('1234'), SELECT_COMMON, SELECT_TEXT, select('0001'), '00B0000011'],
      '6982',
    ],
    ['reset is JPKI’s alone', [SELECT_TEXT, select('0011'), '002C0280 04 31323334'], '6D00'],
  ])('%s', (_, commands, expected) => expect(last(...commands)).toBe(expected));
});

describe('CARD 6.2: what opens which file of the surface application', () => {
  const FILES = ['0001', '0002', '0003', '0004', '0005', '0006'];
  const face = () => myNumberCard(card.image).face;
  const birth = (): string => {
    const [year = '', month = '', day = ''] = face().birthDate.split('-');
    return `${String(Number(year) - 1988).padStart(2, '0')}${month}${day}`;
  };
  test.each([
    ['nothing', undefined, ['0003', '0004']],
    ['the birth date', '0011', ['0001', '0003', '0004']],
    ['number B', '0012', ['0002', '0003', '0004', '0006']],
    ['number A', '0013', ['0002', '0003', '0004', '0005', '0006']],
  ])('%s', (_, secret, opened) => {
    send(card, SELECT_SURFACE);
    const value = { '0011': birth(), '0012': `${birth()}${face().expires.slice(0, 4)}2285`, '0013': MY_NUMBER };
    const entry = new Map(Object.entries(value)).get(secret ?? '');
    if (secret !== undefined) expect(answers(select(secret), enter(entry ?? ''))).toEqual(['9000', '9000']);
    const words = FILES.map((file) => last(select(file), '00B0000001'));
    expect(FILES.filter((_, index) => words[index] === '9000')).toEqual(opened);
    expect(new Set(words.filter((word) => word !== '9000'))).toEqual(new Set(['6982']));
  });
});

describe('CARD 3, 6.2, 6.3: surface, common, resident register', () => {
  test('80 2A 00 00 signs with the application’s own key and no secret, in text and surface alone', () => {
    for (const application of [SELECT_TEXT, SELECT_SURFACE]) {
      send(card, application);
      expect(publicDecrypt(cardKey(), read('802A0000 03 010203 00')).toString('hex')).toBe('010203');
    }
    expect([last(SELECT_COMMON, '802A0000 03 010203 00'), last(SELECT_JPKI, '802A0000 03 010203 00')]).toEqual([
      ...['6A86', '6A86'],
    ]);
  });

  test.each([
    ['0001 is closed', [SELECT_SURFACE, select('0001'), '00B0000001'], '6982'],
    ['number B does not open 0005', [SELECT_SURFACE, select('0005'), '00B0000001'], '6982'],
    ['number A opens 0005', [SELECT_SURFACE, select('0013'), enter(MY_NUMBER), select('0005'), '00B0000001'], '9000'],
    ['number A opens 0006', [SELECT_SURFACE, '00200093 0C 313233343536373839303138', '00B0860001'], '9000'],
    ['0003 is free', [SELECT_SURFACE, '00B0830001'], '9000'],
    ['the register’s record needs its PIN', [SELECT_REGISTER, '00B2011400'], '6982'],
    ['and comes with it', [SELECT_REGISTER, select('001C'), enter('1234'), '00B2011400'], '9000'],
    ['a record of the current file', [SELECT_COMMON, select('0001'), '00B2010400'], '9000'],
    ['READ RECORD with no file', [SELECT_COMMON, '00B2010400'], '6986'],
    ['READ RECORD in another mode', [SELECT_COMMON, select('0001'), '00B2010500'], '6A86'],
    ['READ RECORD of bytes', [SELECT_COMMON, select('0002'), '00B2010400'], '6981'],
    ['no second record', [SELECT_COMMON, '00B2020C00'], '6A83'],
    ['three tries of the common PIN', [SELECT_COMMON, select('001C'), '00200080'], '63C3'],
    ['three tries of the register’s', [SELECT_REGISTER, select('001C'), '00200080'], '63C3'],
    ['ten of the birth date', [SELECT_SURFACE, select('0011'), '00200080'], '63CA'],
    ['the key 0019 is not to be read', [SELECT_COMMON, select('0019'), '00B0000001'], '6981'],
    ['READ BINARY of records', [SELECT_COMMON, select('0001'), '00B0000001'], '6981'],
    ['CHANGE KEY without the PIN', [SELECT_COMMON, select('001C'), '80320080 04 35363738'], '6982'],
    ['CHANGE KEY', [SELECT_COMMON, select('001C'), enter('1234'), '80320080 04 35363738', enter('5678')], '9000'],
    [
      'the register has its own PIN',
      [SELECT_COMMON, select('001C'), enter('9999'), SELECT_REGISTER, select('001C'), '00200080'],
      '63C3',
    ],
    ['INTERNAL AUTHENTICATE names key 0019', [SELECT_COMMON, '00880000 04 01020304 00'], '6A86'],
  ])('%s', (_, commands, expected) => expect(last(...commands)).toBe(expected));

  test('common: the card’s number in a record; INTERNAL AUTHENTICATE', () => {
    send(card, SELECT_COMMON);
    const record = read('00B2010C00');
    expect(record.subarray(0, 2).toString('hex')).toBe('011c');
    expect(record.subarray(2).toString('ascii')).toMatch(/^\d{28}$/);
    expect(verify('sha256', Buffer.of(1, 2, 3, 4), cardKey(), read('00880099 04 01020304 00'))).toBe(true);
  });

  test('a partial AID names the first application, and then the next ones', () => {
    expect(answers('00A4040C05 D392100031')).toEqual(['9000']);
    expect(answers('00A4040205 D392100031', '00A4040205 D392100031', '00A4040205 D392100031')).toEqual([
      ...['9000', '9000', '9000'],
    ]);
    expect(status(card, '00A4040205 D392100031')).toBe('6A82');
  });
});

describe('images', () => {
  test('an image from before these applications loads, and knows none of them', async () => {
    const { applications, switches, ...old } = myNumberCard((await issuer.issue('fresh')).image);
    expect({ applications, switches }).toBeDefined();
    const parsed = parseCardImage(JSON.stringify(old), 'old.json');
    if (!parsed.ok) throw new Error(parsed.fault.sentence);
    const former = new SimulatedCard(parsed.value, { persist: () => undefined });
    former.powerOn();
    expect([status(former, SELECT_JPKI), status(former, SELECT_TEXT)]).toEqual(['9000', '6A82']);
  });

  test('what is written is read as it was; a fault is named by its path', () => {
    const text = formatCardImage(card.image);
    expect(parseCardImage(text, 'x')).toEqual({ ok: true, value: card.image });
    const { applications } = myNumberCard(card.image);
    const wrong = { ...card.image, applications: { ...applications, text: { ...applications?.text, '0003': '' } } };
    const refused = parseCardImage(JSON.stringify(wrong), 'x');
    expect(refused).toMatchObject({ ok: false, fault: { field: 'applications.text.0003' } });
  });

  test('switches: characters refused by 6700, a JPKI file 0005, two bytes before the attributes', async () => {
    const switches = { wrongCharactersStatusWord: '6700', jpkiFile0005: 'internal', textAttributesPrefix: 'ABCD' };
    ({ card } = await issuer.card({ extends: 'fresh', switches }));
    expect(last(SELECT_JPKI, select('0018'), enter('1234'), '00240180 04 31323341')).toBe('6700');
    expect(last(select('0005'), '00B0000001')).toBe('6981');
    answers(SELECT_TEXT, select('0011'), enter('1234'), select('0002'));
    expect(read('00B0000004').toString('hex')).toBe('abcdff20');
  });
});
