import type { CardDescription } from '../card/card-description';
import { describeCard } from '../card/catalogue';
import { ScenarioFailure } from './scenario-driver';

/** The description of a scenario's card. Throws a `ScenarioFailure` for one that cannot be made. */
export function describeScenarioCard(given: unknown): CardDescription {
  const described = describeCard(given);
  if (!described.ok) throw new ScenarioFailure(`card: ${described.fault.sentence}`);
  return described.value;
}
