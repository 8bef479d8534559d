import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openIssuer, type Issuer } from './support';
import { ASK, Client, COMMON, ef, HASH, JPKI, PASSWORD, PIN, read, SHA256, sign, SURFACE, TEXT } from './client-talk';

let issuer: Issuer;
let client: Client;
beforeAll(async () => {
  issuer = await openIssuer();
});
beforeEach(async () => {
  client = new Client((await issuer.card('fresh')).card);
});

describe('CARD 9.2: myna', () => {
  const CHECK = [JPKI, ef('0006'), read(0, 32)];
  const CHECKED = ['9000', '9000', '32 9000'];

  test('pin status, over two connections', () => {
    expect(client.talk(JPKI, ef('0006'), ef('0006'), read(0, 32))).toEqual(['9000', '9000', '9000', '32 9000']);
    client.card.reset();
    expect(client.talk(JPKI, ef('0018'), ASK, ef('001B'), ASK, ef('0006'), read(0, 32))).toEqual([
      ...['9000', '9000', '63C3', '9000', '63C5', '9000', '32 9000'],
    ]);
    expect(client.talk(SURFACE, ef('0013'), ASK, ef('0012'), ASK)).toEqual(['9000', '9000', '63CA', '9000', '63CA']);
    expect(client.talk(TEXT, ef('0011'), ASK, ef('0014'), ASK, ef('0015'), ASK)).toEqual([
      ...['9000', '9000', '63C3', '9000', '63CA', '9000', '63CA'],
    ]);
  });

  test('jpki cert auth: 7 bytes, then from 0 again in 256s; no PIN', () => {
    expect(client.talk(...CHECK, ef('000A'), read(0, 7))).toEqual([...CHECKED, '9000', '7 9000']);
    client.expectWhole('000A', 256);
  });

  test('jpki cert sign; with a wrong password a try is spent, and the READ is what fails', () => {
    expect(client.talk(...CHECK, ef('001B'), PASSWORD, ef('0001'), read(0, 7)).slice(3)).toEqual([
      '9000',
      '9000',
      '9000',
      '7 9000',
    ]);
    client.expectWhole('0001', 256);
    client.card.reset();
    expect(client.talk(...CHECK, ef('001B'), '00200080 06 585858585858', ef('0001'), read(0, 7)).slice(3)).toEqual([
      ...['9000', '63C4', '9000', '6982'],
    ]);
  });

  test('jpki cms sign: SHA-256, and SHA-1 by 35 bytes, over two connections', () => {
    expect(client.talk(JPKI, ef('001B'), PASSWORD, ef('0001'), read(0, 7))).toEqual([
      '9000',
      '9000',
      '9000',
      '9000',
      '7 9000',
    ]);
    client.expectWhole('0001', 256);
    client.card.reset();
    expect(client.talk(JPKI, ef('001B'), PASSWORD, ef('001A'), sign(SHA256))).toEqual([
      ...Array<string>(4).fill('9000'),
      '256 9000',
    ]);
    const sha1 = `3021300906052B0E03021A05000414${createHash('sha1').update('Ansho').digest('hex').toUpperCase()}`;
    expect(sign(sha1)).toMatch(/^802A0080 23 /);
    client.expectSigned('0001', sha1);
  });

  test('jpki cms signuser: the file’s own bytes, up to 245', () => {
    expect(client.talk(JPKI, ef('0018'), PIN, ef('0017'))).toEqual(Array(4).fill('9000'));
    const bytes = Buffer.alloc(245, 0x41);
    client.expectSigned('000A', bytes.toString('hex'));
  });

  test('jpki cms verify', () => {
    expect(client.talk(JPKI, ef('0002'))).toEqual(['9000', '9000']);
    client.expectWhole('0002', 256);
  });

  test('text mynumber, attr, signature, cert, info', () => {
    expect(client.talk(...CHECK, TEXT, ef('0011'), PIN, ef('0001'), '00B0000011')).toEqual([
      ...CHECKED,
      ...['9000', '9000', '9000', '9000', '17 9000'],
    ]);
    expect(client.talk(ef('0002'), '00B0000007')).toEqual(['9000', '7 9000']);
    const [, , length = 0] = client.bytesOf('00B0000007');
    const whole = 3 + length;
    expect(client.talk(read(0, whole))).toEqual([`${whole} 9000`]);
    expect(client.talk(ef('0003'), '00B0000000', '00B0010050')).toEqual(['9000', '256 9000', '80 9000']);
    expect(client.talk(ef('0004'), '00B0000000', '00B0010000', '00B0020038')).toEqual([
      '9000',
      '256 9000',
      '256 9000',
      '56 9000',
    ]);
    expect(client.talk(ef('0005'), '00B0000000')).toEqual(['9000', '256 9000']);
  });

  test('visual photo: PIN of the text application, the number read there, the surface by it', () => {
    expect(client.talk(TEXT, ef('0011'), PIN, ef('0001'), '00B0000011')).toEqual([
      ...Array<string>(4).fill('9000'),
      '17 9000',
    ]);
    const digits = client.bytesOf('00B0000011').subarray(3, 15).toString('hex');
    expect(client.talk(SURFACE, ef('0013'), `00200080 0C ${digits}`, ef('0002'), '00B0000007')).toEqual([
      ...[...Array<string>(4).fill('9000'), '7 9000'],
    ]);
    const header = client.bytesOf('00B0000007');
    const length = 5 + header.readUInt16BE(3);
    expect(header.subarray(0, 3).toString('hex')).toBe('ff2082');
    const offsets = Array.from({ length: Math.ceil(length / 256) }, (_, index) => index * 256);
    const content = client.bytesOf(...offsets.map((offset) => read(offset, Math.min(256, length - offset))));
    expect(content).toHaveLength(length);
    expect(content.includes(Buffer.from('0000000C6A5020200D0A870A', 'hex'))).toBe(true);
  });

  test.each([
    ['auth', JPKI, '0018', PIN, '00240180 04 35363738'],
    ['sign', JPKI, '001B', PASSWORD, '00240180 06 4E4557313233'],
    ['card', TEXT, '0011', PIN, '00240180 04 35363738'],
  ])('pin change %s', (_, application, file, old, change) => {
    expect(client.talk(application, ef(file), old, change)).toEqual(Array(4).fill('9000'));
    expect(client.talk(`0020${change.slice(4).replace('0180', '0080')}`)).toEqual(['9000']);
  });

  test('three wrong PINs in the text application', () => {
    const wrong = '00200080 04 39393939';
    expect(client.talk(TEXT, ef('0011'), wrong, wrong, wrong, wrong).slice(2)).toEqual([
      '63C2',
      '63C1',
      '63C0',
      '6984',
    ]);
  });

  test('myna in Rust: another order, and a READ that goes on from byte 7', () => {
    expect(
      client.talk(TEXT, ef('0011'), ASK, ef('0014'), ASK, ef('0015'), ASK).filter((word) => word !== '9000'),
    ).toEqual([...['63C3', '63CA', '63CA']]);
    expect(client.talk(SURFACE, ef('0013'), ASK, ef('0012'), ASK).filter((word) => word !== '9000')).toEqual([
      '63CA',
      '63CA',
    ]);
    expect(client.talk(JPKI, ef('0006'), read(0, 20), ef('0018'), ASK, ef('001B'), ASK)).toEqual([
      ...['9000', '9000', '20 9000', '9000', '63C3', '9000', '63C5'],
    ]);
    client.talk(ef('000A'));
    const { commands, expected } = client.chunks('000A', 256, 7);
    expect(client.talk(read(0, 7), ...commands)).toEqual(['7 9000', ...expected]);
    expect(client.bytesOf(read(0, 7), ...commands).equals(client.certificate('000A'))).toBe(true);
    expect(client.talk(COMMON, '00B2010C00')).toEqual(['9000', '30 9000']);
  });
});

describe('CARD 2.3, 3: how others read and sign', () => {
  test('4 bytes first; chunks of 255 until 6B00; chunks of 224 until one is short', () => {
    client.talk(JPKI, ef('000A'));
    expect(client.talk(read(0, 4))).toEqual(['4 9000']);
    for (const size of [0xff, 0xe0]) client.expectWhole('000A', size);
    const { length } = client.certificate('000A');
    const tail = 2560 - length;
    expect(client.talk(read(2560, 0xff), read(2559, 0xe0))).toEqual(['6B00', '1 9000']);
    expect(client.bytesOf(read(length, 0))).toEqual(Buffer.alloc(Math.min(256, tail), 0xff));
  });

  test('a DigestInfo without NULL, 49 bytes, is signed as it is', () => {
    client.talk(JPKI, ef('0018'), PIN, ef('0017'));
    const data = `302F300B06096086480165030402010420${HASH.toString('hex')}`.toUpperCase();
    expect(data).toHaveLength(98);
    client.expectSigned('000A', data);
  });
});
