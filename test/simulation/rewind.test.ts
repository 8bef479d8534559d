import { afterAll, beforeAll, expect, test } from 'vitest';
import { observeSecrets } from '../../electron/simulation/observed-secrets';
import { openPremises, type Premises, type TestWorld } from './support';

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

const CARD = 'locked-password';

async function secretsOf({ world }: TestWorld) {
  return observeSecrets((await world.options.rack.obtain(CARD)).card.image);
}

async function reset(visit: TestWorld, password: string): Promise<void> {
  await visit.preRegister(CARD);
  await visit.toPassword(CARD);
  await visit.enterPassword(password);
  expect(visit.world.kiosk.view().screen).toBe('done');
}

test('cards go back to what they were, also one that has been made anew since, and can be used again', async () => {
  const visit = await premises.openWorld([CARD]);
  const { world } = visit;
  const snapshot = await world.options.rack.snapshot();
  await reset(visit, 'NEW2PASS');
  expect((await secretsOf(visit))['signing-password']?.tries).toBe(5);

  await world.rewindCards(snapshot);
  await world.settle();
  expect(world.options.rack.placeOf(CARD)).toBe('rack');
  expect((await secretsOf(visit))['signing-password']?.tries).toBe(0);

  await world.renew(CARD);
  await world.rewindCards(snapshot);
  world.kiosk.touch({ type: 'acknowledge.pressed' });
  await reset(visit, 'NEW3PASS');
  expect((await secretsOf(visit))['signing-password']?.verifies('NEW3PASS')).toBe(true);
});
