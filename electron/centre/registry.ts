import { desc, eq, sql, type Column, type SQL } from 'drizzle-orm';
import { cardIdOf } from './certificates';
import type { CentreContext } from './centre-context';
import type { PreRegistrationState, RegistryEntry } from './centre.types';
import { stateOf } from './authorisations';
import { cards, preRegistrations } from './schema';

/** Adds cards to the registry, or replaces what was known of them: all of them, or none. */
export async function enterCards({ database }: CentreContext, entries: readonly RegistryEntry[]): Promise<void> {
  // One statement cannot touch a row twice: of several entries for one card the last counts.
  const rows = new Map(entries.map((entry) => [cardIdOf(entry.authenticationCertificate), entry]));
  if (rows.size === 0) return;
  await database
    .insert(cards)
    .values(
      [...rows].map(([cardId, entry]) => ({
        cardId,
        authenticationCertificate: entry.authenticationCertificate,
        signingCertificate: entry.signingCertificate ?? null,
        cardExpires: entry.cardExpires,
        authenticationRevokedAt: entry.authenticationRevoked?.at ?? null,
        signingRevokedAt: entry.signingRevoked?.at ?? null,
        signingRevocationCause: entry.signingRevoked?.cause ?? null,
      })),
    )
    .onConflictDoUpdate({
      target: cards.cardId,
      set: {
        signingCertificate: given(cards.signingCertificate),
        cardExpires: given(cards.cardExpires),
        authenticationRevokedAt: given(cards.authenticationRevokedAt),
        signingRevokedAt: given(cards.signingRevokedAt),
        signingRevocationCause: given(cards.signingRevocationCause),
      },
    });
}

function given(column: Column): SQL {
  return sql`excluded.${sql.identifier(column.name)}`;
}

/** The state of a card's pre-registration; `none` for a card that nobody has entered. */
export async function preRegistrationState(
  centre: CentreContext,
  certificate: Uint8Array,
): Promise<PreRegistrationState> {
  const [latest] = await centre.database
    .select()
    .from(preRegistrations)
    .where(eq(preRegistrations.cardId, cardIdOf(certificate)))
    .orderBy(desc(preRegistrations.id))
    .limit(1);
  return stateOf(latest, centre.now());
}
