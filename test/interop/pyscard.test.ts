import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { SimulatedCard } from '../../electron/card/simulated-card';
import { VIRTUAL_READER } from '../../electron/card/vpcd';
import { openIssuer } from '../card/support';
import { startPcscd, whyNoPcscd } from '../pcsc/pcscd';

/** Debian's own Python has Debian's packages; another one on PATH need not. */
const PYTHONS = ['/usr/bin/python3', 'python3'];
const python = PYTHONS.find((program) => spawnSync(program, ['-c', 'import smartcard']).status === 0);
const reason = python === undefined ? 'python3-pyscard is not installed' : await whyNoPcscd();

const EXPECTED = {
  'file before any application': '6986',
  'unknown application': '6A82',
  'unknown instruction': '6D00',
  'channel 1': '6881',
  'select D392F000260100000001': '9000',
  'read without a file': '6986',
  'file that is not there': '6A82',
  'signing certificate selected': '9000',
  'signing certificate closed': '6982',
  'pin file': '9000',
  'read the pin': '6981',
  ask: '63C3',
  wrong: '63C2',
  right: '9000',
  'ask again': '63C3',
  key: '9000',
  sign: '9000',
  'signature bytes': '256',
  'another scheme': '6A86',
  'pin file again': '9000',
  'reset without right': '6982',
  'beyond the end': '6B00',
  administrative: '6982',
  'select D3921000310001010408': '9000',
  'number closed': '6982',
  'text pin': '9000',
  number: '123456789018',
  'select D3921000310001010402': '9000',
  'number a': '9000',
  surface: '9000',
  'session key': '66F1',
  'select D3921000310001010100': '9000',
  'card number': '9000',
  'no second record': '6A83',
  'wrong, third': '63C2',
  'wrong, second': '63C1',
  'wrong, last': '63C0',
  'wrong, locked': '6984',
  'ask, locked': '63C0',
};

describe('a Python client over PC/SC (pyscard)', { timeout: 90_000 }, () => {
  test('walks the status words of CARD', async (context) => {
    if (python === undefined || reason !== undefined) return context.skip(reason);
    const { image } = await (await openIssuer()).issue('fresh');
    const pcscd = await startPcscd();
    try {
      const served = await pcscd.insert(new SimulatedCard(image, { persist: () => undefined }));
      const script = join(import.meta.dirname, 'walk.py');
      const { stdout } = await promisify(execFile)(python, [script, VIRTUAL_READER]);
      expect(JSON.parse(stdout)).toEqual(EXPECTED);
      await served.takeOut();
    } finally {
      await pcscd.stop();
    }
  });
});
