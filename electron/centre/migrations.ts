/** A step of the database's history. Steps are only ever added: a database may have had any number of them. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    name: 'cards, phones, registrations, authorisations, outcomes',
    statements: [
      `CREATE TABLE cards (
        card_id text PRIMARY KEY,
        authentication_certificate bytea NOT NULL,
        signing_certificate bytea,
        card_expires text NOT NULL,
        authentication_revoked_at bigint,
        signing_revoked_at bigint,
        signing_revocation_cause text
      )`,
      `CREATE TABLE phones (
        credential_id text PRIMARY KEY,
        card_id text NOT NULL REFERENCES cards,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        enrolled_at bigint NOT NULL
      )`,
      `CREATE TABLE registrations (
        registration_id text PRIMARY KEY,
        card_id text NOT NULL REFERENCES cards,
        proven_secret text NOT NULL,
        face_challenge text NOT NULL,
        credential_id text,
        expires_at bigint NOT NULL,
        finished boolean NOT NULL
      )`,
      `CREATE INDEX registrations_expires_at ON registrations (expires_at)`,
      `CREATE TABLE pre_registrations (
        id bigserial PRIMARY KEY,
        card_id text NOT NULL REFERENCES cards,
        proven_secret text NOT NULL,
        registered_at bigint NOT NULL,
        used_by text UNIQUE,
        used_at bigint
      )`,
      `CREATE INDEX pre_registrations_card ON pre_registrations (card_id, id)`,
      `CREATE TABLE authorisations (
        authorisation_id text PRIMARY KEY,
        pre_registration_id bigint NOT NULL REFERENCES pre_registrations,
        target text NOT NULL,
        nonce text NOT NULL UNIQUE,
        authorised_at bigint NOT NULL
      )`,
      `CREATE TABLE outcomes (
        id bigserial PRIMARY KEY,
        recorded_at bigint NOT NULL,
        program text NOT NULL,
        outcome text NOT NULL,
        reason text
      )`,
    ],
  },
  {
    number: 2,
    name: 'a session counts once',
    statements: [`ALTER TABLE outcomes ADD COLUMN session text UNIQUE`],
  },
];
