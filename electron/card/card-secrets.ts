import { SECRET_SHAPES, type SecretName, type SecretShape } from '../../machines/rules/secrets';

/** CARD 4. The secrets of the other applications. A and B are the numbers on the card's face (照合番号). */
export const FACE_SECRET_NAMES = [
  'text-pin',
  'text-reserved',
  'text-number-a',
  'text-number-b',
  'surface-birth-date',
  'surface-number-a',
  'surface-number-b',
  'common-pin',
  'resident-register-pin',
] as const;
export type FaceSecretName = (typeof FACE_SECRET_NAMES)[number];

/** Every secret of a card: the two of the JPKI application, and those of the others. */
export type CardSecretName = SecretName | FaceSecretName;

export interface CardSecretShape extends SecretShape {
  readonly characters: 'digits' | 'letters-and-digits';
  /** False where only the issuer sets it. */
  readonly isChangeable: boolean;
}

const pin: CardSecretShape = { minimum: 4, maximum: 4, tries: 3, characters: 'digits', isChangeable: true };
const printed = (length: number): CardSecretShape => ({
  minimum: length,
  maximum: length,
  tries: 10,
  characters: 'digits',
  isChangeable: false,
});

/** CARD 4. The tries of number A and of the birth date are not known for certain: an image may give others. */
export const CARD_SECRET_SHAPES: Readonly<Record<CardSecretName, CardSecretShape>> = {
  'authentication-pin': { ...SECRET_SHAPES['authentication-pin'], characters: 'digits', isChangeable: true },
  'signing-password': { ...SECRET_SHAPES['signing-password'], characters: 'letters-and-digits', isChangeable: true },
  'text-pin': pin,
  'text-reserved': { ...pin, isChangeable: false },
  'text-number-a': printed(12),
  'text-number-b': printed(14),
  'surface-birth-date': printed(6),
  'surface-number-a': printed(12),
  'surface-number-b': printed(14),
  'common-pin': pin,
  'resident-register-pin': pin,
};

/** True for a secret of the JPKI application. */
export function isJpkiSecret(name: CardSecretName): name is SecretName {
  return name === 'authentication-pin' || name === 'signing-password';
}
