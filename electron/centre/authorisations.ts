import { desc, eq } from 'drizzle-orm';
import { isOpen } from '../../machines/rules/opening-hours';
import { goodUntil, isWithinWindow } from '../../machines/rules/pre-registration-window';
import { otherSecret, type SecretName } from '../../machines/rules/secrets';
import type { Instant } from '../../machines/rules/time';
import { failure, success, type Result } from '../result';
import { joined, random, toText } from './bytes';
import {
  findCard,
  knownCard,
  refusalOfCard,
  refusalOfMaintenance,
  signingCertificateEnds,
  type KnownCard,
} from './card-state';
import type { CentreContext } from './centre-context';
import type { AuthorisationRequest, Authorised, CentreRefusal, PreRegistrationState } from './centre.types';
import type { Database } from './database.types';
import { authorisations, cards, preRegistrations } from './schema';

const NONCE = 'kiosk-nonce';

/** CARD 7.1. The elementary file of each secret. */
const TARGET_FILES: Readonly<Record<SecretName, Uint8Array>> = {
  'signing-password': Uint8Array.of(0x00, 0x1b),
  'authentication-pin': Uint8Array.of(0x00, 0x18),
};

/** A nonce of 32 bytes for a kiosk's card to sign; nothing is stored. */
export function issueNonce(centre: CentreContext): Uint8Array {
  return centre.tokens.issue(NONCE, new Uint8Array(), centre.now());
}

type PreRegistration = typeof preRegistrations.$inferSelect;

/** REG-3, REG-6, REG-7. What has become of a card's latest pre-registration. */
export function stateOf(preRegistration: PreRegistration | undefined, now: Instant): PreRegistrationState {
  if (preRegistration === undefined) return 'none';
  if (preRegistration.usedBy !== null) return 'used';
  return isWithinWindow(preRegistration.registeredAt, now) ? 'good' : 'expired';
}

/** REG-5. The pre-registration of a card that counts, its row locked until the transaction ends. */
async function lockLatest(database: Database, cardId: string): Promise<PreRegistration | undefined> {
  const [latest] = await database
    .select()
    .from(preRegistrations)
    .where(eq(preRegistrations.cardId, cardId))
    .orderBy(desc(preRegistrations.id))
    .limit(1)
    .for('update');
  return latest;
}

/*
 * Several authorisations of one pre-registration may be out at a time: a session that broke off must not keep its holder
 * from trying again (REG-6). What holds nevertheless (INV-2):
 * - A card can use the latest one only: each is signed for a challenge, and the card forgets a challenge when it gives
 *   the next or loses power. The holder's key has signed that challenge with a nonce of this centre's, so it is fresh.
 * - The pre-registration's row is locked while an authorisation is given and while one is settled. So an authorisation
 *   comes before a settlement, or sees it and is refused; and of settlements one wins, for good (`used_by`).
 * - What cannot be known here: a reset that was done and never settled. Then the holder may repeat it (REF-18).
 */

/**
 * INV-1, INV-2, KIOSK-2. Allows one reset of one secret of one card, after all checks on the centre's own clock, in
 * this order: maintenance, opening hours, the card and its certificates, its signature, the pre-registration. KIOSK-5:
 * whether the secret is forgotten or locked is no question here.
 */
export async function authorise(
  centre: CentreContext,
  request: AuthorisationRequest,
): Promise<Result<Authorised, CentreRefusal>> {
  const now = centre.now();
  if (centre.tokens.open(NONCE, request.nonce, now) === undefined) return failure({ reason: 'timed-out' });
  const card = await findCard(centre, centre.database, request.authenticationCertificate);
  const isProven = card !== undefined && hasProof(card, request);

  return centre.database.transaction(async (transaction) => {
    const latest = isProven ? await lockLatest(transaction, card.cardId) : undefined;
    const state = stateOf(latest, now);
    const refuse = (refusal: CentreRefusal): Result<never, CentreRefusal> =>
      failure(
        latest !== undefined && state === 'good' ? { goodUntil: goodUntil(latest.registeredAt), ...refusal } : refusal,
      );

    const refusal = refusalOfMaintenance(centre, now) ?? refusalOfHours(now) ?? refusalOfCard(centre, card, now);
    if (refusal !== undefined) return refuse(refusal);
    if (!isProven) return refuse({ reason: 'authentication-certificate-unusable' });
    // TARGET-2. Step 1 has to have been done with the same secret that is the proof here.
    if (latest?.provenSecret !== otherSecret(request.target)) {
      const refusal: CentreRefusal = { reason: 'not-pre-registered' };
      if (latest === undefined || state !== 'good') return failure(refusal);
      return refuse({ ...refusal, preRegisteredFor: otherSecret(latest.provenSecret) });
    }
    if (state === 'used') return refuse({ reason: 'pre-registration-used' });
    if (state !== 'good') return refuse({ reason: 'pre-registration-expired' });

    const authorisationId = random(16);
    const stored = await transaction
      .insert(authorisations)
      .values({
        authorisationId: toText(authorisationId),
        preRegistrationId: latest.id,
        target: request.target,
        nonce: toText(request.nonce),
        authorisedAt: now,
      })
      .onConflictDoNothing()
      .returning({ authorisationId: authorisations.authorisationId });
    if (stored.length === 0) return refuse({ reason: 'timed-out' });
    const signature = centre.signReset(
      joined('ANSHO-RESET-1', request.cardChallenge, request.cardSerial, TARGET_FILES[request.target], authorisationId),
    );
    return success({
      authorisationId,
      signature,
      goodUntil: goodUntil(latest.registeredAt),
      certificates: { signing: signingCertificateEnds(card), authentication: card.authentication.notAfter },
    });
  });
}

/** KIOSK-2, REF-1. */
function refusalOfHours(now: Instant): CentreRefusal | undefined {
  return isOpen(now) ? undefined : { reason: 'outside-opening-hours' };
}

/** KIOSK-3, TARGET-2. The card signed the nonce and its own challenge by the key of the secret that is the proof. */
function hasProof(card: KnownCard, { target, nonce, cardChallenge, proof }: AuthorisationRequest): boolean {
  const certificate = target === 'signing-password' ? card.authentication : card.signing;
  return certificate?.hasSigned(joined('ANSHO-KIOSK-1', nonce, cardChallenge), proof) === true;
}

/**
 * REG-6, INV-2. A completed reset uses its pre-registration up. The first settlement wins; the same authorisation may
 * settle again and again; another authorisation of a used pre-registration is refused. No clock is asked: what was
 * authorised in time is carried through (KIOSK-2).
 */
export async function settle(
  centre: CentreContext,
  authorisationId: Uint8Array,
  signature: Uint8Array,
): Promise<Result<undefined, CentreRefusal>> {
  const id = toText(authorisationId);
  return centre.database.transaction(async (transaction) => {
    const [row] = await transaction
      .select({ target: authorisations.target, preRegistration: preRegistrations, card: cards })
      .from(authorisations)
      .innerJoin(preRegistrations, eq(preRegistrations.id, authorisations.preRegistrationId))
      .innerJoin(cards, eq(cards.cardId, preRegistrations.cardId))
      .where(eq(authorisations.authorisationId, id))
      .for('update', { of: preRegistrations });
    const card = row === undefined ? undefined : knownCard(row.card);
    if (row === undefined || card === undefined) return failure({ reason: 'reset-unconfirmed' });
    const certificate = row.target === 'signing-password' ? card.signing : card.authentication;
    if (certificate?.hasSigned(joined('ANSHO-DONE-1', authorisationId), signature) !== true) {
      return failure({ reason: 'reset-unconfirmed' });
    }
    const { id: preRegistrationId, usedBy } = row.preRegistration;
    if (usedBy === id) return success(undefined);
    if (usedBy !== null) return failure({ reason: 'pre-registration-used' });
    await transaction
      .update(preRegistrations)
      .set({ usedBy: id, usedAt: centre.now() })
      .where(eq(preRegistrations.id, preRegistrationId));
    return success(undefined);
  });
}
