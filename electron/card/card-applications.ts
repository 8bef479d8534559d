import { z } from 'zod';
import { FACE_SECRET_NAMES } from './card-secrets';
import { bytesThat, rsaKeyField, secretField } from './image-fields';

const content = (what: string) => bytesThat((bytes) => bytes.length > 0 && bytes.length <= 0x8000, what);
const file = content('must be 1 to 32 768 bytes (base64)');
const record = bytesThat((bytes) => bytes.length > 0 && bytes.length <= 255, 'must be 1 to 255 bytes (base64)');

/** CARD 10. Files that cards have and whose content nobody knows (base64). */
export const unknownFiles = z.strictObject({
  'jpki.0005': file.optional(),
  'jpki.0009': file.optional(),
  'surface.0006': file.optional(),
  'text.0008': file.optional(),
});

/**
 * CARD 6. What a card image says of the applications beside JPKI: the content of their files, by identifier (base64).
 * The numbers on a card's face are among it, as they are on a card; secrets that a person keeps are digests (INV-4).
 */
export const cardApplications = z.strictObject({
  /** The key with which the text and surface applications sign, and the common one authenticates itself. */
  key: rsaKeyField,
  secrets: z.strictObject(
    Object.fromEntries(FACE_SECRET_NAMES.map((name) => [name, secretField])) as Record<
      (typeof FACE_SECRET_NAMES)[number],
      typeof secretField
    >,
  ),
  /** CARD 6.1. */
  text: z.strictObject({
    '0001': file,
    '0002': file,
    '0003': file,
    '0004': file,
    '0005': file,
    '0006': file,
    '0007': file,
  }),
  /** CARD 6.2. */
  surface: z.strictObject({ '0001': file, '0002': file, '0003': file, '0004': file, '0005': file }),
  /** CARD 6.3. */
  common: z.strictObject({ '0001': z.array(record).min(1).max(254), '0002': file }),
  residentRegister: z.strictObject({ '0002': z.array(record).min(1).max(254) }),
  /** CARD 3. GET DATA at the master file: the data objects that this card has, by tag. */
  dataObjects: z.strictObject({
    '0042': file.optional(),
    '0045': file.optional(),
    '0066': file.optional(),
    '00F0': file.optional(),
    '00F2': file.optional(),
    '00F7': file.optional(),
    '00F8': file.optional(),
    '7F21': file.optional(),
  }),
});

export type CardApplications = Readonly<z.infer<typeof cardApplications>>;
