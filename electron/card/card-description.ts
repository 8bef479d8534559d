import { z } from 'zod';
import { REVOCATION_CAUSES } from '../../machines/rules/certificates';
import { isWellFormed, SECRET_SHAPES, type SecretName } from '../../machines/rules/secrets';
import { cardDay } from './card-day';
import { ATR_NAMES } from './answer-to-reset';
import { cardSwitches } from './card-image';
import { TOKEN_NAMES } from './token-profile';

const holder = z.strictObject({
  /** Family and given name with a full-width space between them. */
  name: z.string().min(1),
  kana: z.string().optional(),
  birthDate: cardDay,
  sex: z.enum(['male', 'female', 'other']),
  address: z.string().min(1).max(200),
  /** In Latin letters, as certificates have them: `Tokyo-to`, `Taito-ku`. */
  prefecture: z.string().min(1),
  city: z.string().min(1),
});

/** CERT-4, CERT-5. Revoked some days ago (`at`), for a cause. */
const revokedSigning = z.strictObject({ revoked: z.enum(REVOCATION_CAUSES), at: cardDay.default('-10D') });

const certificates = z.strictObject({
  /** CERT-1. `expired`: issued six years ago, so that it is over whatever the holder's birthday. */
  signing: z.union([z.enum(['valid', 'absent', 'expired']), revokedSigning], {
    error: `must be valid, absent, expired or {revoked: ${REVOCATION_CAUSES.join(' | ')}}`,
  }),
  authentication: z.enum(['valid', 'expired', 'revoked']),
  /** The day on which the valid ones were issued; the card's own when left out. */
  issued: cardDay.optional(),
});

const tries = z.strictObject({
  'signing-password': z.int().min(0).max(SECRET_SHAPES['signing-password'].tries),
  'authentication-pin': z.int().min(0).max(SECRET_SHAPES['authentication-pin'].tries),
} satisfies Record<SecretName, unknown>);

const secretValue = (name: SecretName, message: string) =>
  z.string().refine((value) => isWellFormed(name, value), message);

const secrets = z.strictObject({
  'signing-password': secretValue('signing-password', 'must be 6 to 16 of A-Z and 0-9, with a letter and a digit'),
  'authentication-pin': secretValue('authentication-pin', 'must be 4 digits'),
} satisfies Record<SecretName, unknown>);

const digits = (count: number) => z.string().regex(new RegExp(`^[0-9]{${count}}$`), `must be ${count} digits`);

/** CARD 6. The applications beside JPKI. Their numbers are samples that nobody has. */
const applications = z.strictObject({
  myNumber: digits(12).default('123456789018'),
  securityCode: digits(4).default('2285'),
  municipality: digits(5).default('13999'),
  /** Of the text, common and resident-register applications. */
  pin: digits(4).default('1234'),
  /** CARD 10: nobody has published how many tries these have. */
  numberATries: z.int().min(1).max(15).default(10),
  birthDateTries: z.int().min(1).max(15).default(10),
});

/** The schema of a card's description, complete: what `personalise` makes a card of. */
export const cardDescription = z.strictObject({
  name: z.string().min(1),
  description: z.string().default(''),
  kind: z.enum(['my-number-card', 'not-a-my-number-card', 'mute']).default('my-number-card'),
  /** `another`: from authorities with the same names as this installation's, but not their keys. */
  issuer: z.enum(['own', 'another']).default('own'),
  holder,
  /** The day on which the card was issued, and its last day. */
  issued: cardDay,
  cardExpires: cardDay,
  certificates,
  tries,
  secrets,
  /** CARD 7.1. False: the card knows no reset. */
  resetAuthority: z.boolean().default(true),
  /** CARD 1.2. Which kind of token it is. */
  token: z.enum(TOKEN_NAMES).default('plastic'),
  /** False: the card has the JPKI application only. A token without the others has none of this. */
  applications: z.union([z.literal(false), applications]).prefault({}),
  atr: z.enum(ATR_NAMES).default('contact'),
  /** Disputed points: see `CardSwitches`. What is left out is as CARD has it. */
  switches: cardSwitches.prefault({}),
});

export type CardDescription = Readonly<z.infer<typeof cardDescription>>;
