import type { RefusalReason } from '../../machines/rules/refusals';
import type { Instant } from '../../machines/rules/time';
import type { Result } from '../result';
import type { CentreRefusal } from './centre.types';

export const PROGRAMS = ['kiosk', 'phone'] as const;
export const SESSION_OUTCOMES = ['reset', 'registered', 'refused', 'cancelled', 'unconfirmed'] as const;

/** INV-8. What one session came to: no person, no card, no secret. */
export interface SessionOutcome {
  readonly program: (typeof PROGRAMS)[number];
  readonly outcome: (typeof SESSION_OUTCOMES)[number];
  readonly reason?: RefusalReason;
  /** A random name of the session: told twice, it counts once. */
  readonly session?: string;
  /** When it ended, where the centre may learn of it later; its own time counts where that is still to come. */
  readonly at?: Instant;
}

/** How many sessions came to the same. */
export type OutcomeCount = Omit<SessionOutcome, 'session' | 'at'> & { readonly count: number };

/** How many sessions came to the same in one hour of a day in Japan (0 to 23). */
export type HourlyOutcomeCount = OutcomeCount & { readonly hour: number };

/** INV-8. What the sessions of one day came to: counts alone. */
export interface OutcomesOfDay {
  /** `YYYY-MM-DD` in Japan. */
  readonly date: string;
  readonly counts: readonly HourlyOutcomeCount[];
}

/** INV-8. Tells the centre what sessions came to; works like `CentreClient`. */
export interface OutcomeClient {
  /** The record of a day in Japan (`YYYY-MM-DD`); of the centre's own today when left out. */
  outcomesOfDay(date?: string): Promise<Result<OutcomesOfDay, CentreRefusal>>;
  reportOutcome(outcome: SessionOutcome): Promise<Result<void, CentreRefusal>>;
}
