import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openInstallation } from '../../electron/card/installation';
import { startPcscDriver } from '../../electron/simulation/pcsc-driver';
import { keyPool } from '../../electron/simulation/key-pool';
import { playScenario } from '../../electron/simulation/play';
import { readScenario } from '../../electron/simulation/scenario';
import type { ScenarioDriver } from '../../electron/simulation/scenario-driver';
import { screenText } from '../../renderer/screen-text';
import { startPcscd, whyNoPcscd, type Pcscd } from './pcscd';

const reason = await whyNoPcscd();
let pcscd: Pcscd | undefined;
let driver: ScenarioDriver | undefined;

beforeAll(async () => {
  if (reason !== undefined) return;
  pcscd = await startPcscd();
  driver = await startPcscDriver({
    installation: await openInstallation(),
    database: { kind: 'embedded' },
    keys: keyPool(4),
    screenText,
  });
}, 180_000);
afterAll(async () => {
  await driver?.close();
  await pcscd?.stop();
});
beforeEach((context) => {
  if (reason !== undefined) context.skip(reason);
});

/** The kiosk unchanged, its card in pcscd's virtual reader: the same scenarios as everywhere. */
test.each([
  ['the complete reset', 'standard-reset'],
  ['the card taken away half-way, and the reset after it', 'card-removed-at-password'],
  ['the card taken away at the PIN: no try is spent', 'card-removed-at-pin'],
  ['a wrong PIN, and the right one', 'wrong-pin-then-right'],
  ['a card of another issuer', 'genuine-card'],
])(
  'on PC/SC: %s',
  async (_, name) => {
    const file = join(import.meta.dirname, '..', 'scenarios', `${name}.yaml`);
    const reading = readScenario(readFileSync(file, 'utf8'), file);
    if (!reading.ok || driver === undefined) throw new Error(`${file} cannot be played`);
    const result = await playScenario(reading.scenario, driver);
    expect(result.failure).toBeUndefined();
  },
  // The virtual reader answers some twenty commands a second on loopback.
  120_000,
);
