import type { KioskView } from '../../machines/kiosk/view.types';
import type { RefusalReason } from '../../machines/rules/refusals';
import type { SecretName } from '../../machines/rules/secrets';
import type { TracedExchange } from '../card/trace';
import type { PreRegistrationState } from '../centre/centre.types';
import type { EXPECTED_OUTCOMES, Step } from './scenario-format';
import type { Scenario } from './scenario';
import type { Kept } from './secret-search';

/** A step that could not be done as written, or an expectation that does not hold: a sentence for the reader. */
export class ScenarioFailure extends Error {}

/** What can be seen of a secret of the scenario's card. */
export interface ObservedSecret {
  readonly tries: number;
  /** Whether the value verifies on a copy of the card: no try of the card itself is spent. */
  readonly verifies: (value: string) => boolean;
}

/** What a scenario's expectations are held against. */
export interface Observation {
  readonly outcome: (typeof EXPECTED_OUTCOMES)[number];
  readonly reason: RefusalReason | undefined;
  readonly view: KioskView;
  /** What stands on the kiosk's screen, in its language. */
  readonly text: string;
  readonly phone: {
    readonly outcome: 'registered' | 'refused' | undefined;
    readonly reason: RefusalReason | undefined;
    readonly tries: number | undefined;
  };
  /** What the phone shows at this moment: the screen, and its text in the phone's language. */
  readonly phoneScreen: { readonly screen: string; readonly text: string };
  readonly card: Readonly<Record<SecretName, ObservedSecret | undefined>>;
  readonly preRegistration: PreRegistrationState;
}

/** One way of playing scenarios: headless, or through real windows. */
export interface ScenarioDriver {
  /** A world in the state that the scenario begins with. */
  begin(scenario: Scenario): Promise<ScenarioWorld>;
  close(): Promise<void>;
}

/** The world of one scenario. */
export interface ScenarioWorld {
  /** Does one step, to its end. Throws a `ScenarioFailure` where it cannot be done. */
  perform(step: Exclude<Step, { name: 'expect' }>): Promise<void>;
  observe(): Promise<Observation>;
  /** INV-4. Everything that is there after the latest step, in which no entered secret may be. */
  kept(): Promise<readonly Kept[]>;
  /** What has passed between readers and cards; absent where the driver does not see it. */
  trace?(): readonly TracedExchange[];
  close(): Promise<void>;
}
