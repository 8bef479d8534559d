import { count } from 'drizzle-orm';
import type { CentreContext } from './centre-context';
import type { OutcomeCount, SessionOutcome } from './outcomes.types';
import { outcomes } from './schema';

/** INV-8. Writes down what a session came to, at the centre's own time. */
export async function recordOutcome(
  centre: CentreContext,
  { program, outcome, reason }: SessionOutcome,
): Promise<void> {
  await centre.database.insert(outcomes).values({ recordedAt: centre.now(), program, outcome, reason: reason ?? null });
}

/** INV-8. How many sessions came to what. */
export async function countOutcomes({ database }: CentreContext): Promise<OutcomeCount[]> {
  const rows = await database
    .select({ program: outcomes.program, outcome: outcomes.outcome, reason: outcomes.reason, count: count() })
    .from(outcomes)
    .groupBy(outcomes.program, outcomes.outcome, outcomes.reason)
    .orderBy(outcomes.program, outcomes.outcome, outcomes.reason);
  return rows.map(({ reason, ...row }) => (reason === null ? row : { ...row, reason }));
}
