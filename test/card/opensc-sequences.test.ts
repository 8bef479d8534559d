import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openIssuer, type Issuer } from './support';
import { ASK, Client, ef, JPKI, PASSWORD, PIN, read, SHA256, sign } from './client-talk';

let issuer: Issuer;
let client: Client;
beforeAll(async () => {
  issuer = await openIssuer();
});
beforeEach(async () => {
  client = new Client((await issuer.card('fresh')).card);
});

describe('CARD 9.1: OpenSC 0.23', () => {
  const BIND = [JPKI, ef('0018'), ASK, ef('001B'), ASK];
  const BOUND = ['9000', '9000', '63C3', '9000', '63C5'];

  test('--list-pins; with the contactless profile the application is selected twice', () => {
    expect(client.talk(...BIND)).toEqual(BOUND);
    expect(client.talk(JPKI, ...BIND)).toEqual(['9000', ...BOUND]);
  });

  test('--list-certificates: 000A, 0001, 000B, 0002, each its header and then 256, 256, … the rest', () => {
    client.talk(...BIND);
    for (const file of ['000A', '0001', '000B', '0002'] as const) {
      const header = client.talk(ef(file), read(0, 4));
      if (file === '0001') expect(header).toEqual(['9000', '6982']);
      else {
        expect(header).toEqual(['9000', '4 9000']);
        client.expectWhole(file, 256);
      }
    }
  });

  test('--read-certificate 2, with the password and without', () => {
    expect(client.talk(...BIND, ef('0001'), read(0, 4))).toEqual([...BOUND, '9000', '6982']);
    expect(client.talk(ef('001B'), PASSWORD, ef('0001'), read(0, 4))).toEqual(['9000', '9000', '9000', '4 9000']);
    client.expectWhole('0001', 256);
  });

  test('pkcs11-tool --slot-index 0: asked twice, VERIFY, key, DigestInfo of 51 bytes, 256 bytes', () => {
    expect(client.talk(...BIND, ef('0018'), ASK, ef('0018'), ASK, ef('0018'), PIN, ef('0017'))).toEqual([
      ...BOUND,
      ...['9000', '63C3', '9000', '63C3', '9000', '9000', '9000'],
    ]);
    expect(sign(SHA256)).toMatch(/^802A0080 33 .{102} 00$/);
    expect(client.talk(sign(SHA256))).toEqual(['256 9000']);
    client.expectSigned('000A', SHA256);
  });

  test('pkcs11-tool --slot-index 1: VERIFY twice, and asked in between while it is verified: 63C5', () => {
    expect(
      client.talk(...BIND, ef('001B'), PASSWORD, ef('001B'), ASK, ef('001B'), PASSWORD, ef('001A'), sign(SHA256)),
    ).toEqual([...BOUND, ...['9000', '9000', '9000', '63C5', '9000', '9000', '9000', '256 9000']]);
    client.talk(ef('001B'), PASSWORD);
    expect(client.talk(ef('0001'), read(0, 4))).toEqual(['9000', '4 9000']);
    client.talk(ef('001A'));
    client.expectSigned('0001', SHA256);
  });

  test('pkcs15-crypt', () => {
    expect(client.talk(...BIND, ef('0018'), PIN, ef('0017'), sign(SHA256)).slice(5)).toEqual([
      ...['9000', '9000', '9000', '256 9000'],
    ]);
  });

  test('a wrong PIN, until it is locked, and then the right one', () => {
    const wrong = '00200080 04 39393939';
    expect(client.talk(...BIND, ef('0018'), wrong, wrong, wrong, ASK, PIN, ASK).slice(6)).toEqual([
      ...['63C2', '63C1', '63C0', '63C0', '6984', '63C0'],
    ]);
    expect(client.talk(...BIND)).toEqual(['9000', '9000', '63C0', '9000', '63C5']);
  });
});
