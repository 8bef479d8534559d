import { describe, expect, test } from 'vitest';
import { playScenario } from '../../electron/simulation/play';
import { readScenario } from '../../electron/simulation/scenario';
import type { Observation, ScenarioDriver } from '../../electron/simulation/scenario-driver';
import { placesOfSecrets, secretsEntered, type Kept } from '../../electron/simulation/secret-search';

const reading = readScenario(
  `
ansho: 1
name: somebody enters secrets
clock: 2026-11-24T10:00:00+09:00
card: fresh
steps:
  - phone.pre-register: { pin: ['7391', '8264'] }
  - kiosk.pin: '8264'
  - kiosk.password: { first: newpass1, again: OTHERPASS2 }
`,
  'entries.yaml',
);
if (!reading.ok) throw new Error('the scenario cannot be read');
const { scenario } = reading;

const SECRETS = ['7391', '8264', 'newpass1', 'NEWPASS1', 'OTHERPASS2'];
const text = (content: string): Kept => ({ where: 'there', kind: 'text', content });
const bytes = (content: string | Uint8Array): Kept => ({ where: 'there', kind: 'bytes', content });

describe('INV-4: what is left of a scenario is searched for every entry', () => {
  test('right and wrong ones, at the phone and at the kiosk, as typed and as the card sees them (PWD-3)', () => {
    expect(secretsEntered(scenario.steps).toSorted()).toEqual(SECRETS.toSorted());
  });

  test.each([
    ['in clear', text('{"password":"NEWPASS1"}')],
    ['among other bytes', bytes(Buffer.concat([Buffer.of(0, 255), Buffer.from('OTHERPASS2')]))],
    ['as UTF-16', bytes(Buffer.from('NEWPASS1', 'utf16le'))],
    ['in hexadecimal digits', text('\\\\x4e45575041535331')],
    ['in capital ones', text('4E45575041535331')],
    ['in Base64', text(Buffer.from('NEWPASS1 and more').toString('base64'))],
    ['four digits as a value of their own', text('{"pin":"7391"}')],
    ['four digits in a command', { where: 'there', kind: 'command', content: Buffer.from('\x00\x20\x00\x80\x047391') }],
  ] as const)('%s', (_, kept) => {
    expect(placesOfSecrets(SECRETS, [text('nothing'), kept])).toEqual(['there']);
  });

  test('four digits that are part of a number, or lie in a database by chance, are none', () => {
    expect(placesOfSecrets(SECRETS, [text('{"at":1782641739}'), bytes('..7391..')])).toEqual([]);
  });

  test('a scenario in which a secret was left does not hold, and the secret is not in the sentence', async () => {
    const driver: ScenarioDriver = {
      begin: () =>
        Promise.resolve({
          perform: () => Promise.resolve(),
          observe: () => Promise.reject<Observation>(new Error('nothing is expected')),
          kept: () => Promise.resolve([{ where: 'the log', kind: 'text', content: '"8264"' }]),
          close: () => Promise.resolve(),
        }),
      close: () => Promise.resolve(),
    };
    const { ok, failure } = await playScenario(scenario, driver);
    expect(ok).toBe(false);
    expect(failure?.sentence).toBe('INV-4: a secret that was entered is still to be found in the log');
  });
});
