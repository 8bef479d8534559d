import { and, eq, lte } from 'drizzle-orm';
import type { SecretName } from '../../machines/rules/secrets';
import { goodUntil } from '../../machines/rules/pre-registration-window';
import { failure, success, type Result } from '../result';
import { fromText, random, toText } from './bytes';
import { findCard, knownCard, refusalOfCard, refusalOfMaintenance, type KnownCard } from './card-state';
import { cardIdOf } from './certificates';
import type { CentreContext } from './centre-context';
import type { CentreRefusal, FaceRequested, Registered, RegistrationBegun } from './centre.types';
import { requestFace, verifyFace, type FaceResponse } from './face-verification';
import { cards, phones, preRegistrations, registrations } from './schema';

const REGISTRATION = 'registration';

/** REG-1, REG-2. Begins step 1: a challenge for the card. Nothing is stored before the card has answered it. */
export async function beginRegistration(
  centre: CentreContext,
  certificate: Uint8Array,
): Promise<Result<RegistrationBegun, CentreRefusal>> {
  const now = centre.now();
  const refusal =
    refusalOfMaintenance(centre, now) ??
    refusalOfCard(centre, await findCard(centre, centre.database, certificate), now);
  if (refusal !== undefined) return failure(refusal);
  const registrationId = toText(centre.tokens.issue(REGISTRATION, fromText(cardIdOf(certificate)), now));
  return success({ registrationId, challenge: centre.tokens.derive(REGISTRATION, registrationId) });
}

/** REG-1. The card's answer: who signed the challenge has verified that key's secret. Then, and only then, the face. */
export async function proveCard(
  centre: CentreContext,
  registrationId: string,
  signature: Uint8Array,
  credentialId: string | undefined,
): Promise<Result<FaceRequested, CentreRefusal>> {
  const token = centre.tokens.open(REGISTRATION, fromText(registrationId), centre.now());
  if (token === undefined) return failure({ reason: 'timed-out' });
  const cardId = toText(token.payload);
  const [row] = await centre.database
    .select({ card: cards, phone: phones.credentialId })
    .from(cards)
    // A phone's credential counts for the card it was enrolled with: with another card it enrols anew.
    .leftJoin(phones, and(eq(phones.cardId, cards.cardId), eq(phones.credentialId, credentialId ?? '')))
    .where(eq(cards.cardId, cardId));
  const card = row === undefined ? undefined : knownCard(row.card);
  const provenSecret = card && secretBehind(card, centre.tokens.derive(REGISTRATION, registrationId), signature);
  if (row === undefined || provenSecret === undefined)
    return failure({ reason: 'authentication-certificate-unusable' });
  const faceChallenge = toText(random(32));
  const stored = await centre.database
    .insert(registrations)
    .values({
      registrationId,
      cardId,
      provenSecret,
      faceChallenge,
      credentialId: row.phone,
      expiresAt: token.expiresAt,
      finished: false,
    })
    .onConflictDoNothing()
    .returning({ registrationId: registrations.registrationId });
  if (stored.length === 0) return failure({ reason: 'timed-out' });
  return success(await requestFace(centre.relyingParty, cardId, faceChallenge, row.phone ?? undefined));
}

/** TARGET-2. Which secret the holder has verified: the one that unlocks the key that signed. */
function secretBehind(card: KnownCard, challenge: Uint8Array, signature: Uint8Array): SecretName | undefined {
  if (card.authentication.hasSigned(challenge, signature)) return 'authentication-pin';
  return card.signing?.hasSigned(challenge, signature) === true ? 'signing-password' : undefined;
}

/** REG-1, REG-3, REG-5. The face's answer, over its own challenge and once; then the card is pre-registered from `now`. */
export async function finishRegistration(
  centre: CentreContext,
  registrationId: string,
  response: FaceResponse,
): Promise<Result<Registered, CentreRefusal>> {
  const { database } = centre;
  const now = centre.now();
  if (centre.tokens.open(REGISTRATION, fromText(registrationId), now) === undefined) {
    return failure({ reason: 'timed-out' });
  }
  const [row] = await database
    .select({ registration: registrations, card: cards, phone: phones })
    .from(registrations)
    .innerJoin(cards, eq(cards.cardId, registrations.cardId))
    .leftJoin(phones, eq(phones.credentialId, registrations.credentialId))
    .where(eq(registrations.registrationId, registrationId));
  if (row === undefined) return failure({ reason: 'not-pre-registered' });
  const { registration } = row;
  if (registration.finished) return failure({ reason: 'timed-out' });
  const refusal = refusalOfMaintenance(centre, now) ?? refusalOfCard(centre, knownCard(row.card), now);
  if (refusal !== undefined) return failure(refusal);
  const { faceChallenge, cardId, provenSecret } = registration;
  const phone = await verifyFace(centre.relyingParty, faceChallenge, response, row.phone ?? undefined);

  return database.transaction(async (transaction) => {
    // Whoever turns the row over has used the challenge up; a second answer, right or wrong, finds it used.
    const claimed = await transaction
      .update(registrations)
      .set({ finished: true })
      .where(and(eq(registrations.registrationId, registrationId), eq(registrations.finished, false)))
      .returning({ registrationId: registrations.registrationId });
    if (claimed.length === 0) return failure({ reason: 'timed-out' });
    if (phone === undefined) return failure({ reason: 'face-not-matched' });
    if (row.phone === null) {
      const enrolled = await transaction
        .insert(phones)
        .values({ ...phone, cardId, enrolledAt: now })
        .onConflictDoNothing()
        .returning({ credentialId: phones.credentialId });
      if (enrolled.length === 0) return failure({ reason: 'face-not-matched' });
    } else {
      await transaction
        .update(phones)
        .set({ counter: phone.counter })
        .where(eq(phones.credentialId, phone.credentialId));
    }
    await transaction.insert(preRegistrations).values({ cardId, provenSecret, registeredAt: now });
    return success({ registeredAt: now, goodUntil: goodUntil(now) });
  });
}

/** Removes registrations that nobody can finish any more. */
export async function removeExpiredRegistrations(centre: CentreContext): Promise<void> {
  await centre.database.delete(registrations).where(lte(registrations.expiresAt, centre.now()));
}
