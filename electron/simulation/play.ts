import type { TracedExchange } from '../card/trace';
import { unmetExpectations } from './expectations';
import type { Scenario } from './scenario';
import { onlyInforms } from './kiosk-steps';
import { ScenarioFailure, type Observation, type ScenarioDriver, type ScenarioWorld } from './scenario-driver';
import { placesOfSecrets, secretsEntered } from './secret-search';
import type { Expectation } from './scenario-format';

/** How one scenario came out. */
export interface ScenarioResult {
  readonly file: string;
  readonly name: string;
  readonly rules: readonly string[];
  readonly ok: boolean;
  /** Milliseconds of real time. */
  readonly duration: number;
  readonly failure?: { readonly line: number; readonly step: string; readonly sentence: string };
}

/** Plays one scenario to its end or to its first failure. `onTrace` is given what passed between readers and cards. */
export async function playScenario(
  scenario: Scenario,
  driver: ScenarioDriver,
  onTrace?: (exchanges: readonly TracedExchange[]) => void,
): Promise<ScenarioResult> {
  const started = performance.now();
  const { file, name, rules } = scenario;
  const failure = await firstFailure(scenario, driver, onTrace);
  const duration = Math.round(performance.now() - started);
  return failure === undefined
    ? { file, name, rules, ok: true, duration }
    : { file, name, rules, ok: false, duration, failure };
}

/** What is to be seen; a page that only informs is passed where another one is expected. */
async function observed(world: ScenarioWorld, { screen }: Expectation): Promise<Observation> {
  const seen = await world.observe();
  if (screen === undefined || screen === seen.view.screen || !onlyInforms(seen.view)) return seen;
  await world.perform({ name: 'kiosk.confirm', argument: {}, line: 0 });
  return world.observe();
}

/** INV-4. After every scenario: no secret that was entered in it is anywhere in what is left of it. */
async function leakOf(scenario: Scenario, world: ScenarioWorld): Promise<ScenarioResult['failure']> {
  const places = placesOfSecrets(secretsEntered(scenario.steps), await world.kept());
  if (places.length === 0) return undefined;
  const sentence = `INV-4: a secret that was entered is still to be found in ${places.join(', ')}`;
  return { line: scenario.cardLine, step: 'the end', sentence };
}

async function firstFailure(
  scenario: Scenario,
  driver: ScenarioDriver,
  onTrace: ((exchanges: readonly TracedExchange[]) => void) | undefined,
): Promise<ScenarioResult['failure']> {
  let at = { line: scenario.cardLine, step: 'card' };
  const world = await driver.begin(scenario);
  try {
    for (const step of scenario.steps) {
      at = { line: step.line, step: step.name };
      if (step.name !== 'expect') {
        await world.perform(step);
        continue;
      }
      const unmet = unmetExpectations(step.argument, await observed(world, step.argument));
      if (unmet.length > 0) return { ...at, sentence: unmet.join('; ') };
    }
    return await leakOf(scenario, world);
  } catch (error) {
    if (error instanceof ScenarioFailure) return { ...at, sentence: error.message };
    throw error;
  } finally {
    if (world.trace !== undefined) onTrace?.(world.trace());
    await world.close();
  }
}
