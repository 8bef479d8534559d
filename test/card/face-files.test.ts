import { createPublicKey, publicDecrypt } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../electron/card/catalogue';
import { faceFiles } from '../../electron/card/face-files';
import { sha256 } from '../../electron/card/sha256';
import { ef, SURFACE, TEXT } from './client-talk';
import { myNumberCard, openIssuer, status, type Issuer } from './support';

/** JPEG 2000 in its own file format. */
const JP2 = '0000000c6a5020200d0a870a';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await openIssuer();
});

async function applicationsOf(nameOrPatch: unknown) {
  const { applications } = myNumberCard((await issuer.issue(nameOrPatch)).image);
  if (!applications) throw new Error('no applications');
  return applications;
}
const bytes = (base64: string | undefined): Buffer => Buffer.from(base64 ?? '', 'base64');

/** The elements (`DFxx`, short or long length) of a wrapped file, by tag. */
function elements(file: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  const isLong = file[2] === 0x82;
  const end = isLong ? 5 + file.readUInt16BE(3) : 3 + (file[2] ?? 0);
  for (let at = isLong ? 5 : 3; at < end;) {
    const tag = file.readUInt16BE(at).toString(16);
    const long = file[at + 2] === 0x82;
    const length = long ? file.readUInt16BE(at + 3) : (file[at + 2] ?? 0);
    const start = at + (long ? 5 : 3);
    found.set(tag, file.subarray(at, start + length));
    at = start + length;
  }
  return found;
}
const lengths = (file: Buffer): string[] => [...elements(file)].map(([tag, { length }]) => `${tag} ${length}`);

describe('CARD 6.1: the files of the text application, byte for byte where they are known', () => {
  test('EF 0002 of the published sample', () => {
    const key = issuer.installation.authorities.signing.key;
    const face = {
      name: '黒桐\u3000幹也',
      address: '一二三四五六七八九十一二三四五六七八',
      birthDate: '1980-02-17',
      sex: 'male' as const,
      expires: '2035-02-17',
    };
    const content = {
      myNumber: '1'.repeat(12),
      cardNumber: '1'.repeat(15),
      municipality: '13999',
      securityCode: '2285',
    };
    const { text } = faceFiles(face, { ...content, portrait: Buffer.from(JP2, 'hex') }, { issuer: key, card: key });
    const address = Buffer.from(face.address).toString('hex');
    const sample =
      'ff2065df2108000e002000590064df220fe9bb92e6a190e38080e5b9b9e4b99fdf2336' +
      `${address}df24083139383030323137df250131`;
    const file = bytes(text['0002']);
    expect(file.subarray(0, sample.length / 2).toString('hex')).toBe(sample);
    expect(file.subarray(sample.length / 2).every((byte) => byte === 0xff)).toBe(true);
  });

  test.each([
    ['0001', 'ff100c', 17],
    ['0003', 'ff3082014b', 336],
    ['0004', '7f218202335f4e820129', 568],
    ['0005', 'ff4082009fdf410401030e01', 256],
    ['0006', 'a1820109900301000191820100', 269],
    ['0007', 'ff50820213df5182010990', 536],
  ] as const)('EF %s begins with %s and has %i bytes', async (file, beginning, length) => {
    const content = bytes((await applicationsOf('fresh')).text[file]);
    expect(content.subarray(0, beginning.length / 2).toString('hex')).toBe(beginning);
    expect(content).toHaveLength(length);
  });

  test.each([
    ['male', '1', '31'],
    ['female', '2', '32'],
    ['other', '9', '39'],
  ])('sex %s is %s', async (sex, _, expected) => {
    const { text } = await applicationsOf({ extends: 'fresh', holder: { sex } });
    expect(elements(bytes(text['0002'])).get('df25')?.toString('hex')).toBe(`df2501${expected}`);
  });
});

describe('CARD 6.2: the files of the surface application', () => {
  test('their elements, in order', async () => {
    const { surface } = await applicationsOf('fresh');
    expect(bytes(surface['0001'])).toHaveLength(5 + 0x21e);
    expect(lengths(bytes(surface['0001']))).toEqual(['df11 11', 'df12 270', 'df13 261']);
    expect([...elements(bytes(surface['0002'])).keys()]).toEqual([
      ...['df21', 'df22', 'df23', 'df24', 'df25', 'df26', 'df27', 'df28', 'df29', 'df2a'],
    ]);
    expect(lengths(bytes(surface['0003']))).toEqual(['df31 7', 'df32 19', 'df33 4', 'df34 8', 'df35 277']);
    expect(elements(bytes(surface['0003'])).get('df31')?.toString('hex')).toBe('df310406030e01');
    expect([...elements(bytes(surface['0005'])).keys()]).toEqual(['df41', 'df42', 'df43']);
  });

  test('DF28 signs three hashes: of DF22 to DF24, of DF25 and DF26, of DF27', async () => {
    const { surface } = await applicationsOf('fresh');
    const found = elements(bytes(surface['0002']));
    const of = (...tags: readonly string[]): Buffer => sha256(...tags.map((tag) => found.get(tag) ?? Buffer.alloc(0)));
    const hashes = Buffer.concat([of('df22', 'df23', 'df24'), of('df25', 'df26'), of('df27')]);
    const issuerKey = createPublicKey(issuer.installation.authorities.signing.key);
    expect(publicDecrypt(issuerKey, (found.get('df28') ?? Buffer.alloc(0)).subarray(5)).equals(hashes)).toBe(true);
  });

  test('DF21 says where each element begins', async () => {
    const file = bytes((await applicationsOf('fresh')).surface['0002']);
    const offsets = (elements(file).get('df21') ?? Buffer.alloc(0)).subarray(3);
    const tags = Array.from({ length: offsets.length / 2 }, (_, index) =>
      file.readUInt16BE(offsets.readUInt16BE(index * 2)),
    );
    expect(tags).toEqual([0xdf22, 0xdf23, 0xdf24, 0xdf25, 0xdf26, 0xdf27, 0xdf28, 0xdf29, 0xdf2a]);
  });
});

describe('CARD 6.2: portraits, of nobody', () => {
  const portrait = async (nameOrPatch: unknown): Promise<string> =>
    elements(bytes((await applicationsOf(nameOrPatch)).surface['0002']))
      .get('df27')
      ?.subarray(5)
      .toString('hex') ?? '';

  test('every holder of the catalogue has one, in JPEG 2000, and few look alike', async () => {
    const cards = catalogue().filter(({ kind }) => kind === 'my-number-card');
    const all = await Promise.all(cards.map(({ name }) => portrait(name)));
    expect(all.every((picture) => picture.startsWith(JP2) && picture.length < 2 * 2_000)).toBe(true);
    expect(new Set(all).size).toBeGreaterThanOrEqual(cards.length - 3);
  });

  test('a holder looks the same on every card, and otherwise with another age or sex', async () => {
    const one = await portrait('fresh');
    expect(await portrait({ extends: 'fresh', tries: { 'authentication-pin': 1 } })).toBe(one);
    const others = await Promise.all([
      portrait({ extends: 'fresh', holder: { sex: 'female' } }),
      portrait({ extends: 'fresh', holder: { birthDate: '-80Y' } }),
      portrait({ extends: 'under-15', holder: { name: '見本\u3000一郎', sex: 'male' } }),
    ]);
    expect(new Set([one, ...others]).size).toBe(4);
    expect(await portrait({ extends: 'fresh', holder: { sex: 'other' } })).toMatch(new RegExp(`^${JP2}`));
  });
});

describe('CARD 6.3, 3: the common application and the data objects', () => {
  test('EF 0001 is 01 1C, serial number, municipality, last day; the same in GET DATA', async () => {
    const { common, residentRegister, dataObjects } = await applicationsOf({
      extends: 'fresh',
      cardExpires: '2035-02-17',
    });
    const record = bytes(common['0001'][0]);
    expect(record.subarray(0, 2).toString('hex')).toBe('011c');
    expect(record.subarray(2).toString('ascii')).toMatch(/^\d{15}1399920350217$/);
    expect(bytes(dataObjects['0045']).toString('ascii')).toBe(record.subarray(2, 17).toString('ascii'));
    expect(bytes(dataObjects['00F0']).toString('ascii')).toBe('13999');
    expect(bytes(dataObjects['00F2']).toString('ascii')).toBe('20350217');
    expect(bytes(common['0002'])).toHaveLength(16);
    expect(residentRegister['0002']).toEqual([common['0002']]);
  });
});

describe('CARD 4: number B: birth in the era’s year, the card’s last year, security code', () => {
  test.each([
    ['born 17 February of Showa 55', '1980-02-17', '2035-02-17', '55021720352285'],
    ['born 1 May of Reiwa 1', '2019-05-01', '2029-05-01', '01050120292285'],
    ['born 30 April of Heisei 31', '2019-04-30', '2029-04-30', '31043020292285'],
  ])('%s', async (_, birthDate, cardExpires, number) => {
    const patch = { extends: 'fresh', issued: '2025-01-05', holder: { birthDate }, cardExpires };
    const { card } = await issuer.card(patch);
    const enter = (value: string): string =>
      `00200080 ${value.length.toString(16).padStart(2, '0')} ${Buffer.from(value).toString('hex')}`;
    const said = (...commands: readonly string[]): string[] => commands.map((command) => status(card, command));
    expect(said(SURFACE, ef('0012'), enter(number), ef('0002'))).toEqual(Array(4).fill('9000'));
    expect(said(ef('0011'), enter(number.slice(0, 6)), ef('0001'), '00B0000001')).toEqual(Array(4).fill('9000'));
    expect(said(TEXT, ef('0015'), enter(number))).toEqual(Array(3).fill('9000'));
    const western = `${birthDate.slice(2).replaceAll('-', '')}${number.slice(6)}`;
    if (western !== number) expect(said(enter(western))).toEqual(['63C9']);
  });

  test('number A is the My Number of the text application’s EF 0001', async () => {
    const { text } = await applicationsOf('fresh');
    const { card } = await issuer.card('fresh');
    const number = bytes(text['0001']).subarray(3, 15).toString('hex');
    expect([SURFACE, ef('0013'), `00200080 0C ${number}`].map((each) => status(card, each)).at(-1)).toBe('9000');
  });
});
