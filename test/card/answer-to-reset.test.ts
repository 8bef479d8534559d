import { beforeAll, describe, expect, test } from 'vitest';
import { ATR_NAMES } from '../../electron/card/answer-to-reset';
import { hex, openIssuer, SELECT_JPKI, send, type Issuer } from './support';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await openIssuer();
});

/** CARD 1.1, as it stands there. */
const ANSWERS = {
  contact: '3B E0 00 FF 81 31 FE 45 14',
  contactless: '3B 88 80 01 00 00 41 E0 B3 81 A1 00 3B',
  'contact-2': '3B DA 13 FF 81 31 FB 46 80 12 39 2F 31 C1 73 C6 01 C0 3B',
  'contact-3': '3B C5 FF 81 31 FB 45 80 73 C6 01 00 00',
  'contact-4': '3B F5 91 00 FF 91 81 71 FE 40 00 42 00 01 00 D1 D6',
  'contact-5': '3B F5 91 00 FF 91 81 71 FE 40 00 42 00 01 B3 A1 15',
  'contactless-2': '3B 88 80 01 00 00 05 E0 B3 81 A1 00 7F',
  'contactless-3': '3B 88 80 01 00 4B 51 FF 00 81 D1 00 BC',
  'contactless-4': '3B 88 80 01 00 4B 51 FF B3 81 D1 00 0F',
};

describe('CARD 1.1: answers to reset', () => {
  test('there are those that clients know, and no other; contact is the default', async () => {
    expect(ATR_NAMES).toEqual(Object.keys(ANSWERS));
    expect((await issuer.card('fresh')).card.atr).toEqual(Buffer.from(hex(ANSWERS.contact)));
  });

  test.each(Object.entries(ANSWERS))(
    '%s: %s, and GET DATA 5F51 gives the card’s own, of its contacts, without the first byte',
    async (atr, answer) => {
      const { card } = await issuer.card({ extends: 'fresh', atr });
      expect(card.atr).toEqual(Buffer.from(hex(answer)));
      const contact = atr.startsWith('contactless') ? ANSWERS.contact : answer;
      expect(send(card, '00CA5F5100')).toBe(`${contact.replaceAll(' ', '').slice(2)}9000`);
      // Its last byte makes all behind the first one come to zero.
      expect(card.atr.subarray(1).reduce((sum, byte) => sum ^ byte)).toBe(0);
    },
  );

  test('of the contact answer: T=1 alone, and no historical bytes', async () => {
    const [, t0 = 0, , , td1 = 0, td2 = 0] = (await issuer.card('fresh')).card.atr;
    expect([t0 & 0x0f, td1 & 0x0f, td2 & 0x0f]).toEqual([0, 1, 1]);
  });
});

describe('CARD 1.3: the issuer’s security domain of GlobalPlatform', () => {
  const SELECT_DOMAIN = '00A4040C07 A0000001510000';

  test('SELECT of it is as after reset: no file, nothing verified, GET DATA answers again', async () => {
    const { card } = await issuer.card('fresh');
    const talk = (...commands: readonly string[]): string[] => commands.map((command) => send(card, command));
    expect(talk(SELECT_JPKI, '00200098 04 31323334', '00CA00F000')).toEqual(['9000', '9000', '6985']);
    expect(talk(SELECT_DOMAIN, '00CA00F000', '00A4020C02 0006', '00A40000', '00B0000001')).toEqual([
      ...['9000', '31333939399000', '6986', '6A86', '6986'],
    ]);
    expect(talk(SELECT_JPKI, '802A0097 01 00 00')).toEqual(['9000', '6982']);
  });

  test.each([
    ['with FCI', '00A4040007 A0000001510000 00', '6F098407A00000015100009000'],
    ['a part of its name names nothing', '00A4040C06 A00000015100', '6A82'],
    ['there is no next one', '00A4040207 A0000001510000', '6A82'],
  ])('%s', async (_, command, expected) => {
    const { card } = await issuer.card('fresh');
    expect(send(card, command)).toBe(expected);
  });

  test('a card without applications has none', async () => {
    const { card } = await issuer.card('not-a-my-number-card');
    expect(send(card, SELECT_DOMAIN)).toBe('6A82');
  });
});
