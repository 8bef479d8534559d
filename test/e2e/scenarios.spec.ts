import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startElectronDriver } from '../../electron/simulation/electron-driver';
import { playScenario } from '../../electron/simulation/play';
import { readScenario } from '../../electron/simulation/scenario';

const FOLDER = join(import.meta.dirname, '..', 'scenarios');

/** One Electron plays them all: test/e2e/begin-anew.spec.ts shows that nothing of one is left for the next. */
const driver = startElectronDriver();
test.afterAll(() => driver.close());

for (const file of readdirSync(FOLDER).sort()) {
  const path = join(FOLDER, file);
  const reading = readScenario(readFileSync(path, 'utf8'), path);
  if (!reading.ok) throw new Error(`${file}: ${reading.problems[0]?.sentence ?? 'cannot be read'}`);

  test(`${reading.scenario.rules.join(' ')}: ${reading.scenario.name}`, async () => {
    const result = await playScenario(reading.scenario, driver);
    expect(result.failure).toBeUndefined();
  });
}
