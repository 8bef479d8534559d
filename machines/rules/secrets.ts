/** The two secrets of the JPKI application, by the name that scenarios and reports use. */
export const SECRET_NAMES = ['signing-password', 'authentication-pin'] as const;
export type SecretName = (typeof SECRET_NAMES)[number];

/** What may still be missing from an entry; the screens say it in words (KIOSK-10). */
export type Missing = 'digits' | 'characters' | 'a-letter' | 'a-digit';

/** The shape of a secret: its length and its characters. */
export interface SecretShape {
  readonly minimum: number;
  readonly maximum: number;
  /** Consecutive wrong entries at which the card locks the secret. */
  readonly tries: number;
}

/** PIN-1, PIN-2, PWD-1, PWD-4. */
export const SECRET_SHAPES: Readonly<Record<SecretName, SecretShape>> = {
  'authentication-pin': { minimum: 4, maximum: 4, tries: 3 },
  'signing-password': { minimum: 6, maximum: 16, tries: 5 },
};

/** The other secret than the one given (TARGET-2: it is the proof for this one). */
export function otherSecret(secret: SecretName): SecretName {
  return secret === 'signing-password' ? 'authentication-pin' : 'signing-password';
}

/**
 * PIN-1, PWD-1, PWD-3. The character that a key stands for in the given secret, or undefined when the secret has no
 * such character: a digit for the PIN; a digit or a letter, taken as upper case, for the password.
 */
export function acceptedCharacter(secret: SecretName, key: string): string | undefined {
  const character = key.toUpperCase();
  const allowed = secret === 'authentication-pin' ? /^[0-9]$/ : /^[0-9A-Z]$/;
  return allowed.test(character) ? character : undefined;
}

/** What an entry is made of, as far as the rules care: never its characters. */
export interface Composition {
  readonly length: number;
  readonly hasLetter: boolean;
  readonly hasDigit: boolean;
}

/** PIN-1, PWD-1, PWD-2. What an entry still lacks before it can be confirmed; empty when it is complete. */
export function missingFrom(secret: SecretName, entry: Composition): readonly Missing[] {
  const { minimum } = SECRET_SHAPES[secret];
  if (secret === 'authentication-pin') return entry.length < minimum ? ['digits'] : [];
  const missing: Missing[] = [];
  if (entry.length < minimum) missing.push('characters');
  if (!entry.hasLetter) missing.push('a-letter');
  if (!entry.hasDigit) missing.push('a-digit');
  return missing;
}

/** PIN-1, PWD-1, PWD-2. True for a value that may be stored as the given secret. */
export function isWellFormed(secret: SecretName, value: string): boolean {
  const composition = { length: value.length, hasLetter: /[A-Z]/.test(value), hasDigit: /[0-9]/.test(value) };
  const alphabet = secret === 'authentication-pin' ? /^[0-9]*$/ : /^[0-9A-Z]*$/;
  return (
    value.length <= SECRET_SHAPES[secret].maximum &&
    alphabet.test(value) &&
    missingFrom(secret, composition).length === 0
  );
}

/** PIN-4. True when one wrong entry more would lock the secret. */
export function isLastTry(triesLeft: number): boolean {
  return triesLeft === 1;
}
