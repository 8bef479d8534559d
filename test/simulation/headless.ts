import { afterAll, beforeAll } from 'vitest';
import { openInstallation } from '../../electron/card/installation';
import { startHeadlessDriver, type ScreenText } from '../../electron/simulation/headless-driver';
import { keyPool } from '../../electron/simulation/key-pool';
import type { ScenarioDriver } from '../../electron/simulation/scenario-driver';

/** A driver without windows for the tests of one file; given to each when it runs. `screenText`: none when left out. */
export function headlessDriver(screenText: ScreenText = { kiosk: () => '', phone: () => '' }): () => ScenarioDriver {
  let driver: ScenarioDriver | undefined;
  beforeAll(async () => {
    const installation = await openInstallation();
    driver = await startHeadlessDriver({
      installation,
      database: { kind: 'embedded' },
      keys: keyPool(4),
      screenText,
    });
  });
  afterAll(() => driver?.close());
  return () => {
    if (driver === undefined) throw new Error('the driver starts before the first test');
    return driver;
  };
}
