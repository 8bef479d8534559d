import { createPrivateKey, createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { SecretName } from '../../machines/rules/secrets';
import type { Result } from '../result';
import { parseDocument, type DocumentRefusal } from './json-document';

/** CARD 1.1. The answers to reset that clients know: the contact interface, and PC/SC's view of the contactless one. */
export const ATR = {
  contact: '3BE000FF8131FE4514',
  contactless: '3B888001000041E0B381A1003B',
} as const;

const derIn = (check: (der: Buffer) => boolean, message: string) =>
  z.base64().refine((text) => {
    try {
      return check(Buffer.from(text, 'base64'));
    } catch {
      return false;
    }
  }, message);

/** CARD 2.1. Clients compute a certificate's size from its first four bytes: `30 82 hh ll`. */
const certificate = derIn(
  (der) => der.readUInt16BE(0) === 0x3082 && der.readUInt16BE(2) + 4 === der.length,
  'is not a certificate in DER (base64)',
);

const rsaKey = derIn((der) => {
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails?.modulusLength === 2048;
}, 'is not an RSA-2048 key in PKCS#8 (base64)');

const ed25519PublicKey = derIn(
  (der) => createPublicKey({ key: der, format: 'der', type: 'spki' }).asymmetricKeyType === 'ed25519',
  'is not an Ed25519 public key (SPKI, base64)',
);

const secret = z
  .strictObject({
    /** The key of the HMAC. */
    salt: derIn((salt) => salt.length >= 16, 'must be at least 16 bytes (base64)'),
    /** HMAC-SHA-256 of the secret (INV-4: no file holds a secret). */
    digest: derIn((digest) => digest.length === 32, 'must be 32 bytes (base64)'),
    tries: z.int().min(0).max(15),
    maximum: z.int().min(1).max(15),
  })
  .refine(({ tries, maximum }) => tries <= maximum, { path: ['tries'], message: 'must not be more than maximum' });

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
    signing: certificate.optional(),
    signingAuthority: certificate,
    authentication: certificate,
    authenticationAuthority: certificate,
  }),
  /** EF 001A, 0017; base64 of PKCS#8. */
  keys: z.strictObject({ signing: rsaKey.optional(), authentication: rsaKey }),
  /** EF 001B, 0018. */
  secrets: z.strictObject({
    'signing-password': secret,
    'authentication-pin': secret,
  } satisfies Record<SecretName, unknown>),
  /** CARD 7.1. EF 0016: the key that reset authorisations are checked with; absent: this card knows no reset. */
  resetAuthority: ed25519PublicKey.optional(),
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
