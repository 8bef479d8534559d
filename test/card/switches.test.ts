import { beforeAll, describe, expect, test } from 'vitest';
import { cardSwitches, DEFAULT_SWITCHES } from '../../electron/card/card-image';
import { SimulatedCard } from '../../electron/card/simulated-card';
import { ASK, Client, ef, JPKI, PIN, read, sign, SHA256, SURFACE, TEXT } from './client-talk';
import { myNumberCard, openIssuer, type Issuer } from './support';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await openIssuer();
});

const WRONG = '00200080 04 39393939';
const NUMBER_A = '00200080 0C 313233343536373839303138';
const clientOf = async (patch: Readonly<Record<string, unknown>>): Promise<Client> =>
  new Client((await issuer.card({ extends: 'fresh', ...patch })).card);

test('CARD 10: what is disputed is a switch, and stands as CARD has it', () => {
  expect(DEFAULT_SWITCHES).toEqual({
    sameDfSelectClearsStatus: true,
    blockedVerifyStatusWord: '6984',
    failedVerifyClearsStatus: true,
    fileWithoutApplicationStatusWord: '6986',
    wrongCharactersStatusWord: '6A80',
    certificateFileBytes: 2560,
    jpkiFile0005: 'absent',
    textAttributesPrefix: '',
  });
});

/** Each: a switch, what is asked, and the last answer by default and with the switch thrown. */
test.each([
  [
    'SELECT of the same application',
    { sameDfSelectClearsStatus: false },
    [JPKI, ef('0018'), PIN, JPKI, ef('0017'), sign(SHA256)],
    '6982',
    '256 9000',
  ],
  [
    'SELECT of another application and back, which clears it in any case',
    { sameDfSelectClearsStatus: false },
    [JPKI, ef('0018'), PIN, TEXT, JPKI, ef('0017'), sign(SHA256)],
    '6982',
    '6982',
  ],
  [
    'VERIFY of a locked PIN',
    { blockedVerifyStatusWord: '6983' },
    [JPKI, ef('0018'), WRONG, WRONG, WRONG, PIN],
    '6984',
    '6983',
  ],
  [
    'an empty VERIFY of a locked PIN, which says 63C0 in any case',
    { blockedVerifyStatusWord: '6983' },
    [JPKI, ef('0018'), WRONG, WRONG, WRONG, ASK],
    '63C0',
    '63C0',
  ],
  [
    'a wrong entry after a right one',
    { failedVerifyClearsStatus: false },
    [JPKI, ef('0018'), PIN, WRONG, ef('0017'), sign(SHA256)],
    '6982',
    '256 9000',
  ],
  [
    'SELECT of a file before an application',
    { fileWithoutApplicationStatusWord: '6985' },
    [ef('0006')],
    '6986',
    '6985',
  ],
  [
    'new characters that the PIN does not take',
    { wrongCharactersStatusWord: '6700' },
    [JPKI, ef('0018'), PIN, '00240180 04 31323341'],
    '6A80',
    '6700',
  ],
  ['JPKI 0005', { jpkiFile0005: 'internal' }, [JPKI, ef('0005')], '6A82', '9000'],
  ['READ of JPKI 0005', { jpkiFile0005: 'internal' }, [JPKI, ef('0005'), read(0, 0)], '6986', '6981'],
  ['READ of JPKI 0005, readable', { jpkiFile0005: 'readable' }, [JPKI, ef('0005'), read(0, 0)], '6986', '16 9000'],
  ['the end of a certificate’s file', { certificateFileBytes: 0 }, [JPKI, ef('000A'), read(2559, 1)], '1 9000', '6B00'],
])('CARD 10: %s (%o)', async (_, switches, commands, byDefault, thrown) => {
  const answers = await Promise.all(
    [{}, switches].map(async (each) => (await clientOf({ switches: each })).talk(...commands)),
  );
  expect(answers.map((each) => each.at(-1))).toEqual([byDefault, thrown]);
});

test('CARD 6.1: two bytes before FF20 in the text application’s EF 0002, on cards of 2023 and later', async () => {
  const beginning = async (switches: Readonly<Record<string, unknown>>): Promise<string> => {
    const client = await clientOf({ switches });
    client.talk(TEXT, ef('0011'), PIN, ef('0002'));
    return client.bytesOf(read(0, 4)).toString('hex');
  };
  expect(await beginning({})).toMatch(/^ff20/);
  expect(await beginning({ textAttributesPrefix: 'ABCD' })).toBe('abcdff20');
  expect(cardSwitches.safeParse({ textAttributesPrefix: 'ABC' }).success).toBe(false);
});

test('CARD 4, 10: the tries of number A and of the birth date: 10, or as the card has them', async () => {
  const tries = async (applications: Readonly<Record<string, unknown>>): Promise<string[]> => {
    const client = await clientOf({ applications });
    const words = client.talk(SURFACE, ef('0013'), ASK, ef('0011'), ASK, TEXT, ef('0014'), ASK);
    return words.filter((word) => word !== '9000');
  };
  expect(await tries({})).toEqual(['63CA', '63CA', '63CA']);
  expect(await tries({ numberATries: 5, birthDateTries: 3 })).toEqual(['63C5', '63C3', '63C5']);
});

describe('CARD 2.1, 6, 10: files whose content nobody knows: 16 bytes FF, or as the image has them', () => {
  const content = Buffer.from('something else').toString('base64');
  test.each([
    ['jpki.0009', [JPKI, ef('0018'), PIN, ef('0009'), read(0, 0)], '6982', '6982'],
    ['jpki.0005', [JPKI, ef('0005'), read(0, 0)], '16 9000', '14 9000'],
    ['surface.0006', [SURFACE, ef('0013'), NUMBER_A, ef('0006'), read(0, 0)], '16 9000', '14 9000'],
    ['text.0008', [TEXT, ef('0011'), PIN, ef('0008'), read(0, 0)], '6982', '6982'],
  ])('%s', async (file, commands, byDefault, otherwise) => {
    const image = myNumberCard(
      (await issuer.issue({ extends: 'fresh', switches: { jpkiFile0005: 'readable' } })).image,
    );
    const answers = [image, { ...image, unknownFiles: { [file]: content } }].map((each) => {
      const card = new SimulatedCard(each, { persist: () => undefined });
      card.powerOn();
      return new Client(card).talk(...commands).at(-1);
    });
    expect(answers).toEqual([byDefault, otherwise]);
  });

  test('by default they hold FF alone', async () => {
    const client = await clientOf({});
    client.talk(SURFACE, ef('0013'), NUMBER_A, ef('0006'));
    expect(client.bytesOf(read(0, 0))).toEqual(Buffer.alloc(16, 0xff));
  });
});
