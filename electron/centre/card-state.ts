import { eq } from 'drizzle-orm';
import { endOfTokyoDate, type Instant } from '../../machines/rules/time';
import { cardIdOf, readCertificate, type HolderCertificate } from './certificates';
import type { CentreContext } from './centre-context';
import type { CentreRefusal } from './centre.types';
import type { Database } from './database.types';
import { cards } from './schema';

/** A card that the registrar entered, with its certificates read. */
export interface KnownCard {
  readonly cardId: string;
  readonly authentication: HolderCertificate;
  readonly signing: HolderCertificate | undefined;
  readonly row: typeof cards.$inferSelect;
}

/** The card with this authentication certificate, or undefined when it is unknown or not this installation's. */
export async function findCard(
  { authorities }: CentreContext,
  database: Database,
  certificate: Uint8Array,
): Promise<KnownCard | undefined> {
  if (readCertificate(certificate)?.chainsTo(authorities.authentication) !== true) return undefined;
  const [row] = await database
    .select()
    .from(cards)
    .where(eq(cards.cardId, cardIdOf(certificate)));
  return row === undefined ? undefined : knownCard(row);
}

/** The card of a row of the registry. */
export function knownCard(row: typeof cards.$inferSelect): KnownCard | undefined {
  const authentication = readCertificate(row.authenticationCertificate);
  if (authentication === undefined) return undefined;
  const signing = row.signingCertificate === null ? undefined : readCertificate(row.signingCertificate);
  return { cardId: row.cardId, authentication, signing, row };
}

/**
 * CERT-2 to CERT-6, REF-3 to REF-6, REF-11. Why a card cannot be served at `now`, in this order: unknown, expired, its
 * authentication certificate expired or revoked, its signing certificate absent, revoked or expired.
 */
export function refusalOfCard(
  { authorities }: CentreContext,
  card: KnownCard | undefined,
  now: Instant,
): CentreRefusal | undefined {
  if (card === undefined) return { reason: 'authentication-certificate-unusable' };
  const { row, authentication, signing } = card;
  const cardEnds = endOfTokyoDate(row.cardExpires);
  if (now > cardEnds) return { reason: 'card-expired', notAfter: cardEnds };
  if (now > authentication.notAfter) {
    return { reason: 'authentication-certificate-unusable', notAfter: authentication.notAfter };
  }
  if (isPast(row.authenticationRevokedAt, now)) return { reason: 'authentication-certificate-unusable' };
  if (signing?.chainsTo(authorities.signature) !== true) return { reason: 'signing-certificate-not-issued' };
  if (isPast(row.signingRevokedAt, now)) {
    const cause = row.signingRevocationCause;
    return { reason: 'signing-certificate-revoked', ...(cause === null ? {} : { cause }) };
  }
  if (now > signing.notAfter) return { reason: 'signing-certificate-expired', notAfter: signing.notAfter };
  return undefined;
}

function isPast(instant: Instant | null, now: Instant): boolean {
  return instant !== null && instant <= now;
}

/** CERT-3. The last instant of the card's signing certificate, which ends with the authentication certificate at the latest. */
export function signingCertificateEnds({ authentication, signing }: KnownCard): Instant {
  return Math.min(authentication.notAfter, signing?.notAfter ?? authentication.notAfter);
}

/** STORE-6, REG-2, REF-14. */
export function refusalOfMaintenance({ maintenance }: CentreContext, now: Instant): CentreRefusal | undefined {
  const down = maintenance().some((period) => now >= period.from && now < period.until);
  return down ? { reason: 'maintenance' } : undefined;
}
