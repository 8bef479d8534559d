import type { KeyObject } from 'node:crypto';
import { response, type CommandApdu, type ResponseApdu } from '../apdu';
import { digestInfo, sha256 } from '../sha256';
import { STATUS } from '../status-word';
import { addressedFile } from './addressed-file';
import type { CardContext, CommandHandler } from './application';
import { signPss, signVerbatim } from './rsa';

interface Scheme {
  /** The longest input, in bytes; undefined: exactly a SHA-256 hash. */
  readonly longest?: number;
  sign(key: KeyObject, data: Uint8Array): Buffer;
}

/** CARD 3. What P1 of COMPUTE DIGITAL SIGNATURE asks the card to do with the data. */
const SCHEMES: ReadonlyMap<number, Scheme> = new Map([
  [0x00, { longest: 245, sign: signVerbatim }],
  [0x01, { longest: 65_535, sign: (key: KeyObject, data: Uint8Array) => signVerbatim(key, sha256(data)) }],
  [0x02, { sign: (key: KeyObject, hash: Uint8Array) => signVerbatim(key, digestInfo(hash)) }],
  [0x03, { longest: 65_535, sign: (key: KeyObject, data: Uint8Array) => signVerbatim(key, digestInfo(sha256(data))) }],
  [0x04, { sign: signPss }],
  [0x05, { longest: 65_535, sign: (key: KeyObject, data: Uint8Array) => signPss(key, sha256(data)) }],
]);

const SIGNATURE_BYTES = 256;

/** CARD 3. COMPUTE DIGITAL SIGNATURE with the key of the current file, or of a short identifier. */
export const computeDigitalSignature: CommandHandler = (command, card) => {
  if (!SCHEMES.has(command.p1)) return response(STATUS.wrongParameters);
  const file = addressedFile(command.p2, card);
  if (!file.ok) return response(file.fault);
  if (file.value.kind !== 'private-key') return response(STATUS.wrongFileKind);
  if (!card.session.isVerified(file.value.unlockedBy)) return response(STATUS.securityStatusNotSatisfied);
  if (file.value.pkcs8 === undefined) return response(STATUS.referencedDataNotFound);
  return signature(command, file.value.pkcs8, card);
};

/** CARD 3. P2 00: the application's own key, which the text and surface applications use without any secret. */
export const signWithOwnKey =
  (pkcs8: string): CommandHandler =>
  (command, card) =>
    command.p2 === 0x00 && SCHEMES.has(command.p1)
      ? signature(command, pkcs8, card)
      : computeDigitalSignature(command, card);

/** CARD 3. INTERNAL AUTHENTICATE with the key 0019 of the common application: RSA over the challenge's SHA-256. */
export const internalAuthenticate =
  (pkcs8: string): CommandHandler =>
  (command, card) =>
    command.p1 === 0x00 && command.p2 === 0x99
      ? signature({ ...command, p1: 0x03 }, pkcs8, card)
      : response(STATUS.wrongParameters);

function signature({ p1, data, le = 0 }: CommandApdu, pkcs8: string, { memory }: CardContext): ResponseApdu {
  const scheme: Scheme | undefined = SCHEMES.get(p1);
  if (!scheme) return response(STATUS.wrongParameters);
  const fits = scheme.longest === undefined ? data.length === 32 : data.length > 0 && data.length <= scheme.longest;
  if (!fits || le < SIGNATURE_BYTES) return response(STATUS.wrongLength);
  return response(STATUS.success, scheme.sign(memory.privateKey(pkcs8), data));
}
