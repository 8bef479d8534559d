import { z } from 'zod';
import type { SecretName } from '../../machines/rules/secrets';
import type { Result } from '../result';
import { cardApplications, unknownFiles } from './card-applications';
import { certificateField, ed25519PublicKeyField, rsaKeyField, secretField } from './image-fields';
import { parseDocument, type DocumentRefusal } from './json-document';

/** Points on which nobody has measured a real card, or clients disagree: CARD 3 and 10, with its defaults. */
export const cardSwitches = z.strictObject({
  /** CARD 3.2: does SELECT of the application that is selected already clear the security status? */
  sameDfSelectClearsStatus: z.boolean().default(true),
  /** CARD 3.1: the answer to VERIFY with data on a locked secret. */
  blockedVerifyStatusWord: z.enum(['6984', '6983']).default('6984'),
  /** CARD 3.2: does a failed VERIFY take back what an earlier one granted? */
  failedVerifyClearsStatus: z.boolean().default(true),
  /** CARD 10: the answer to SELECT of a file before any application is selected. */
  fileWithoutApplicationStatusWord: z.enum(['6986', '6985']).default('6986'),
  /** CARD 3, 10: the answer to CHANGE REFERENCE DATA with characters that the secret does not take. */
  wrongCharactersStatusWord: z.enum(['6A80', '6700']).default('6A80'),
  /**
   * CARD 2.1: the bytes that the file of a certificate has, FF behind the certificate; one that is longer has a file of
   * its own length. 0: every file ends with its certificate.
   */
  certificateFileBytes: z.int().min(0).max(0x8000).default(2560),
  /** CARD 2.1: has the JPKI application a file 0005? Nobody knows what for. */
  jpkiFile0005: z.enum(['absent', 'internal', 'readable']).default('absent'),
  /** CARD 6.1: two bytes (hexadecimal) that newer cards are said to have before the text application's EF 0002. */
  textAttributesPrefix: z
    .string()
    .regex(/^([0-9A-F]{4})?$/, 'must be two bytes in upper-case hexadecimal, or empty')
    .default(''),
});

const common = {
  ansho: z.literal(1),
  kind: z.literal('card-image'),
  name: z.string().min(1),
  description: z.string().default(''),
  atr: z.string().regex(/^3[BF]([0-9A-F]{2}){1,32}$/, 'is not an answer to reset in upper-case hexadecimal'),
};

/** What is printed on the card. */
const face = z.strictObject({
  name: z.string(),
  kana: z.string().optional(),
  birthDate: z.iso.date(),
  sex: z.enum(['male', 'female', 'other']),
  address: z.string(),
  expires: z.iso.date(),
});

const myNumberCard = z.strictObject({
  ...common,
  card: z.literal('my-number-card'),
  face,
  /** EF 0006. */
  token: z.strictObject({
    label: z.string().regex(/^[\x20-\x7e]{1,32}$/, 'must be 1 to 32 ASCII characters'),
    serial: z.string().regex(/^[0-9A-Z]{16}$/, 'must be 16 digits or letters'),
  }),
  /** EF 0001, 0002, 000A, 000B; base64 of DER. A card without signing certificate has no 0001. */
  certificates: z.strictObject({
    signing: certificateField.optional(),
    signingAuthority: certificateField,
    authentication: certificateField,
    authenticationAuthority: certificateField,
  }),
  /** EF 001A, 0017; base64 of PKCS#8. */
  keys: z.strictObject({ signing: rsaKeyField.optional(), authentication: rsaKeyField }),
  /** EF 001B, 0018. */
  secrets: z.strictObject({
    'signing-password': secretField,
    'authentication-pin': secretField,
  } satisfies Record<SecretName, unknown>),
  /** CARD 7.1. EF 0016: the key that reset authorisations are checked with; absent: this card knows no reset. */
  resetAuthority: ed25519PublicKeyField.optional(),
  /** CARD 6. The applications beside JPKI; absent: this card has none of them. */
  applications: cardApplications.optional(),
  /** CARD 10. The content of files that nobody knows, as 16 bytes FF where it is left out. */
  unknownFiles: unknownFiles.optional(),
  switches: cardSwitches.prefault({}),
});

const otherCard = z.strictObject({ ...common, card: z.enum(['not-a-my-number-card', 'mute']) });

const cardImage = z.discriminatedUnion('card', [myNumberCard, otherCard]);

/** The image of a card with the JPKI application. */
export type MyNumberCardImage = Readonly<z.infer<typeof myNumberCard>>;

/**
 * All that a simulated card is and remembers: plain JSON, to be saved, edited, exported and loaded. `card` says what
 * kind: a My Number Card, another card (it knows no JPKI application), or one that never answers.
 */
export type CardImage = MyNumberCardImage | Readonly<z.infer<typeof otherCard>>;

export type CardSwitches = MyNumberCardImage['switches'];

/** CARD 3, 10. What a card does on disputed points unless its image says otherwise. */
export const DEFAULT_SWITCHES: CardSwitches = cardSwitches.parse({});

/** Reads a card image. `file` is the name to be used in the refusal. */
export function parseCardImage(text: string, file: string): Result<CardImage, DocumentRefusal> {
  return parseDocument(text, file, cardImage);
}

/** The text of a card image, as it stands in a file. */
export function formatCardImage(image: CardImage): string {
  return `${JSON.stringify(image, null, 2)}\n`;
}
