import { and, count, gte, lte, sql } from 'drizzle-orm';
import { DAY, endOfTokyoDate, HOUR, tokyoDate, TOKYO_OFFSET } from '../../machines/rules/time';
import type { CentreContext } from './centre-context';
import type { OutcomeCount, OutcomesOfDay, SessionOutcome } from './outcomes.types';
import { outcomes } from './schema';

/** INV-8. Writes down what a session came to, and when it ended; once, however often it is told of that session. */
export async function recordOutcome(
  centre: CentreContext,
  { program, outcome, reason, session, at }: SessionOutcome,
): Promise<void> {
  const now = centre.now();
  const row = {
    recordedAt: Math.min(at ?? now, now),
    program,
    outcome,
    reason: reason ?? null,
    session: session ?? null,
  };
  await centre.database.insert(outcomes).values(row).onConflictDoNothing({ target: outcomes.session });
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

/** The hour in Japan. Constants, not parameters: PostgreSQL has to see that it groups by what it selects. */
const HOUR_OF_DAY = sql<number>`((${outcomes.recordedAt} + ${sql.raw(`${TOKYO_OFFSET}`)}) / ${sql.raw(`${HOUR}`)} % 24)::integer`;

/** INV-8. How many sessions of a day in Japan (`YYYY-MM-DD`; the centre's own today when left out) came to what, by the hour. */
export async function countOutcomesOfDay(
  centre: CentreContext,
  date = tokyoDate(centre.now()),
): Promise<OutcomesOfDay> {
  const last = endOfTokyoDate(date);
  const rows = await centre.database
    .select({
      hour: HOUR_OF_DAY,
      program: outcomes.program,
      outcome: outcomes.outcome,
      reason: outcomes.reason,
      count: count(),
    })
    .from(outcomes)
    .where(and(gte(outcomes.recordedAt, last - DAY + 1), lte(outcomes.recordedAt, last)))
    .groupBy(HOUR_OF_DAY, outcomes.program, outcomes.outcome, outcomes.reason)
    .orderBy(HOUR_OF_DAY, outcomes.program, outcomes.outcome, outcomes.reason);
  return { date, counts: rows.map(({ reason, ...row }) => (reason === null ? row : { ...row, reason })) };
}
