import type { SessionOutcome } from './outcomes.types';
import { bigint, bigserial, boolean, customType, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { RevocationCause } from '../../machines/rules/certificates';
import type { RefusalReason } from '../../machines/rules/refusals';
import type { SecretName } from '../../machines/rules/secrets';
import type { Instant } from '../../machines/rules/time';

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
});

/** Milliseconds of the centre's own clock; the database's clock is never asked. */
const instant = (name: string) => bigint(name, { mode: 'number' }).$type<Instant>();

/** What the registrar entered of each card. A card's id is the digest of its authentication certificate (REG-4). */
export const cards = pgTable('cards', {
  cardId: text('card_id').primaryKey(),
  authenticationCertificate: bytes('authentication_certificate').notNull(),
  signingCertificate: bytes('signing_certificate'),
  cardExpires: text('card_expires').notNull(),
  authenticationRevokedAt: instant('authentication_revoked_at'),
  signingRevokedAt: instant('signing_revoked_at'),
  signingRevocationCause: text('signing_revocation_cause').$type<RevocationCause>(),
});

/** A phone that was enrolled with a card: the WebAuthn credential behind which the holder's face is. */
export const phones = pgTable('phones', {
  credentialId: text('credential_id').primaryKey(),
  cardId: text('card_id')
    .notNull()
    .references(() => cards.cardId),
  publicKey: bytes('public_key').notNull(),
  counter: bigint('counter', { mode: 'number' }).notNull(),
  enrolledAt: instant('enrolled_at').notNull(),
});

/** Step 1 under way: the card is proven, the face is awaited. A row stays until it expires, so that nothing is replayed. */
export const registrations = pgTable(
  'registrations',
  {
    registrationId: text('registration_id').primaryKey(),
    cardId: text('card_id')
      .notNull()
      .references(() => cards.cardId),
    provenSecret: text('proven_secret').$type<SecretName>().notNull(),
    faceChallenge: text('face_challenge').notNull(),
    credentialId: text('credential_id'),
    expiresAt: instant('expires_at').notNull(),
    finished: boolean('finished').notNull(),
  },
  (table) => [index('registrations_expires_at').on(table.expiresAt)],
);

/** REG-3 to REG-7. The latest row of a card is the one that counts; `used_by` is the authorisation that used it up. */
export const preRegistrations = pgTable(
  'pre_registrations',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    cardId: text('card_id')
      .notNull()
      .references(() => cards.cardId),
    provenSecret: text('proven_secret').$type<SecretName>().notNull(),
    registeredAt: instant('registered_at').notNull(),
    usedBy: text('used_by').unique(),
    usedAt: instant('used_at'),
  },
  (table) => [index('pre_registrations_card').on(table.cardId, table.id)],
);

/** Step 2, allowed. The nonce is unique: the card's answer to one opens one authorisation. */
export const authorisations = pgTable('authorisations', {
  authorisationId: text('authorisation_id').primaryKey(),
  preRegistrationId: bigint('pre_registration_id', { mode: 'number' })
    .notNull()
    .references(() => preRegistrations.id),
  target: text('target').$type<SecretName>().notNull(),
  nonce: text('nonce').notNull().unique(),
  authorisedAt: instant('authorised_at').notNull(),
});

/** INV-8. What sessions came to: never a person, never a card. */
export const outcomes = pgTable('outcomes', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  recordedAt: instant('recorded_at').notNull(),
  program: text('program').$type<SessionOutcome['program']>().notNull(),
  outcome: text('outcome').$type<SessionOutcome['outcome']>().notNull(),
  reason: text('reason').$type<RefusalReason>(),
  session: text('session').unique(),
});

/** Which migrations the database has had. */
export const migrationsDone = pgTable('ansho_migrations', {
  number: integer('number').primaryKey(),
  name: text('name').notNull(),
});
