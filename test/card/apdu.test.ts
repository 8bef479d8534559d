import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCommand, encodeResponse, parseCommand, parseResponse } from '../../electron/card/apdu';
import { statusWordInWords, triesLeftOf, triesLeftStatus } from '../../electron/card/status-word';
import { hex } from './support';

const header = { cla: 0x00, ins: 0xa4, p1: 0x02, p2: 0x0c };

describe('command APDUs of ISO/IEC 7816-3', () => {
  test.each([
    ['case 1', '00A4020C', { data: '' }],
    ['case 2, Le 00 is 256', '00A4020C 00', { data: '', le: 256 }],
    ['case 2', '00A4020C 07', { data: '', le: 7 }],
    ['case 3', '00A4020C 02 0018', { data: '0018' }],
    ['case 4', '00A4020C 02 0018 00', { data: '0018', le: 256 }],
    ['case 2 extended', '00A4020C 00 0000', { data: '', le: 65_536, extended: true }],
    ['case 3 extended', '00A4020C 00 0002 0018', { data: '0018', extended: true }],
    ['case 4 extended', '00A4020C 00 0002 0018 0100', { data: '0018', le: 256, extended: true }],
  ])('%s', (_, bytes, { data, ...rest }) => {
    const command = { ...header, ...rest, data: hex(data) };
    expect(parseCommand(hex(bytes))).toEqual(command);
    expect(Buffer.from(encodeCommand(command)).equals(hex(bytes))).toBe(true);
  });

  test.each(['', '00A402', '00A4020C 03 0018', '00A4020C 02 0018 0000', '00A4020C 00 00', '00A4020C 00 0003 0018'])(
    'no command: %s',
    (bytes) => expect(parseCommand(hex(bytes))).toBeUndefined(),
  );

  test('every command that is written is read as it was', () => {
    const byte = fc.nat(255);
    const commands = fc.record(
      {
        ...{ cla: byte, ins: byte, p1: byte, p2: byte },
        data: fc.uint8Array({ maxLength: 600 }),
        le: fc.integer({ min: 1, max: 65_536 }),
      },
      { requiredKeys: ['cla', 'ins', 'p1', 'p2', 'data'] },
    );
    fc.assert(
      fc.property(commands, (command) => {
        expect(parseCommand(encodeCommand(command))).toMatchObject(command);
      }),
    );
  });
});

test('responses: data, and the status word behind them', () => {
  const bytes = hex('0102 9000');
  expect(parseResponse(bytes)).toEqual({ data: hex('0102'), statusWord: 0x9000 });
  expect(encodeResponse({ data: hex('0102'), statusWord: 0x9000 })).toEqual(bytes);
  expect(parseResponse(hex('90'))).toBeUndefined();
});

test('status words in words', () => {
  expect(triesLeftStatus(3)).toBe(0x63c3);
  expect([0x63c0, 0x63cf, 0x6300, 0x9000].map(triesLeftOf)).toEqual([0, 15, undefined, undefined]);
  expect([0x63c1, 0x63c2, 0x6982, 0x1234].map(statusWordInWords)).toEqual([
    ...['1 try left', '2 tries left', 'the secret that this needs has not been verified', 'unknown status 1234'],
  ]);
});
