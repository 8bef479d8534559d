import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeProfile } from '../../machines/rules/stores';
import { openPremises, TEN_O_CLOCK, type Premises } from './support';
import { openWorkbench } from './workbench';

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

test('STORE-6, REG-2: the centre is told of the maintenance of the store that is chosen, before the choice is done', async () => {
  const maintenance = [{ from: TEN_O_CLOCK, until: TEN_O_CLOCK + 1 }];
  const test = await premises.openWorld(['fresh']);
  test.world.chooseStore({ name: 'our-store', profile: { ...storeProfile('lawson'), maintenance } });
  const { workbench, told } = openWorkbench(test, premises.centre.url);
  const latest = () => told.at(-1)?.maintenance;
  await workbench.command({ type: 'centre.start' });
  expect(latest()).toEqual(maintenance);
  await workbench.command({ type: 'store.choose', store: 'lawson' });
  expect(latest()).toEqual([]);
  await workbench.command({ type: 'store.choose', store: 'our-store' });
  expect(latest()).toEqual(maintenance);
  test.world.close();
});
