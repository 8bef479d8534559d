import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExchangeFault } from '../../electron/card/fault-plan';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { parseCommand } from '../../electron/card/apdu';
import { systemClock } from '../../electron/clock';
import { observeSecrets } from '../../electron/simulation/observed-secrets';
import { openPremises, type Premises, type TestWorld } from '../simulation/support';

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

/** RESET RETRY COUNTER. */
const RESET = 0x2c;

/** A world whose kiosk has a reader in which the exchange with this instruction goes wrong, once. */
async function withFault(instruction: number, fault: ExchangeFault): Promise<TestWorld> {
  const test = await premises.openWorld(['locked-password']);
  await test.preRegister('locked-password');
  let due = true;
  const reader = new SimulatedReader({
    clock: systemClock,
    patience: 10,
    faultOf: (bytes) => {
      const { ins, data } = parseCommand(bytes) ?? {};
      if (!due || ins !== instruction || data?.length === 0) return undefined;
      due = false;
      return fault;
    },
  });
  test.world.kioskReader.use(reader);
  const { card } = await test.world.options.rack.obtain('locked-password');
  test.world.kiosk.touch({ type: 'start.pressed' });
  reader.insert(card);
  await test.world.settle();
  for (const key of '1234') test.world.kiosk.touch({ type: 'key.pressed', key });
  test.world.kiosk.touch({ type: 'confirm.pressed' });
  await test.world.settle();
  return test;
}

async function secretsOf({ world }: TestWorld) {
  const { card } = await world.options.rack.obtain('locked-password');
  return observeSecrets(card.image);
}

const preRegistrationOf = async ({ world, line }: TestWorld) => {
  const { registration } = await world.options.rack.obtain('locked-password');
  return registration && line.preRegistration(registration.authenticationCertificate);
};

test.each([
  ['before the card has acted', 'removed-before', 0],
  ['after the card has acted', 'removed-after', 5],
  ['and never answers again after it has acted', 'mute-after', 5],
] as const)(
  'REF-18, INV-3: a card that leaves at the write, %s, leaves the reset unconfirmed and the pre-registration good',
  async (_, fault, tries) => {
    const test = await withFault(RESET, fault);
    await test.enterPassword('NEW2PASS');
    expect(test.world.kiosk.view()).toMatchObject({ screen: 'unconfirmed' });
    expect(test.world.sessions[0]).toMatchObject({ outcome: 'unconfirmed', reason: 'reset-unconfirmed' });
    const secrets = await secretsOf(test);
    expect(secrets['signing-password']?.tries).toBe(tries);
    expect(secrets['signing-password']?.verifies('NEW2PASS')).toBe(tries > 0);
    expect(await preRegistrationOf(test)).toEqual({ ok: true, value: 'good' });
  },
);

test.each([
  ['before the card has acted', 'removed-before', 3],
  ['after the card has acted', 'removed-after', 3],
  ['without an answer', 'mute', 3],
] as const)('INV-5: a card lost at the PIN, %s, is never reported as a wrong entry', async (_, fault, tries) => {
  const test = await withFault(0x20, fault);
  expect(test.world.kiosk.view()).toMatchObject({ screen: 'refused' });
  expect(test.world.sessions[0]?.reason).toBeOneOf(['card-removed', 'card-unreadable']);
  expect((await secretsOf(test))['authentication-pin']?.tries).toBe(tries);
});

test('REF-17: a card lost at EXTERNAL AUTHENTICATE, before anything was written, is a removed card', async () => {
  const test = await withFault(0x82, 'removed-before');
  await test.enterPassword('NEW2PASS');
  expect(test.world.kiosk.view()).toMatchObject({ screen: 'refused', reason: 'card-removed' });
  expect((await secretsOf(test))['signing-password']?.tries).toBe(0);
});

test('REF-18: an unconfirmed reset can be repeated on the same pre-registration', async () => {
  const test = await withFault(RESET, 'removed-after');
  await test.enterPassword('NEW2PASS');
  test.world.kioskReader.use(test.world.simulatedReader);
  await test.toPassword('locked-password');
  await test.enterPassword('NEW3PASS');
  expect(test.world.kiosk.view()).toMatchObject({ screen: 'done' });
  expect((await secretsOf(test))['signing-password']?.verifies('NEW3PASS')).toBe(true);
  expect(await preRegistrationOf(test)).toEqual({ ok: true, value: 'used' });
});
