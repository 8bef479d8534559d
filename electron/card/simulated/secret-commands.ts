import { response, type CommandApdu, type ResponseApdu } from '../apdu';
import { CARD_SECRET_SHAPES, type CardSecretName } from '../card-secrets';
import { isStoredSecret, storeSecret } from '../secret-digest';
import { STATUS, triesLeftStatus } from '../status-word';
import { addressedSecret } from './addressed-file';
import type { CardContext, CommandHandler } from './application';

/** The longest value that VERIFY takes: longer ones are no entry at all, and spend no try. */
const LONGEST_ENTRY = 16;

/** PIN-2, PIN-3, PWD-4; CARD 3.1. VERIFY, with an entry or (empty) only to ask for the tries left. */
export const verify: CommandHandler = ({ p1, p2, data }, card) => {
  if (p1 !== 0x00) return response(STATUS.wrongParameters);
  const secret = addressedSecret(p2, card);
  if (!secret.ok) return response(secret.fault);
  const name = secret.value;
  const stored = card.memory.secret(name);
  // In every state, also when verified and when locked: other answers make clients give the whole card up.
  if (data.length === 0) return response(triesLeftStatus(stored.tries));
  if (data.length > LONGEST_ENTRY) return response(STATUS.wrongLength);
  if (stored.tries === 0) return response(Number.parseInt(card.memory.switches.blockedVerifyStatusWord, 16));
  return isStoredSecret(stored, data) ? acceptEntry(name, card) : refuseEntry(name, card);
};

function acceptEntry(name: CardSecretName, { memory, session }: CardContext): ResponseApdu {
  const stored = memory.secret(name);
  const isFull = stored.tries === stored.maximum;
  if (!isFull && !memory.storeSecret(name, { ...stored, tries: stored.maximum })) return response(STATUS.memoryFailure);
  session.grant(name);
  return response(STATUS.success);
}

/** The counter has fallen, and is saved, before the answer leaves: pulling the card out wins nobody a try. */
function refuseEntry(name: CardSecretName, { memory, session }: CardContext): ResponseApdu {
  const stored = memory.secret(name);
  if (memory.switches.failedVerifyClearsStatus) session.revoke(name);
  const tries = stored.tries - 1;
  if (!memory.storeSecret(name, { ...stored, tries })) return response(STATUS.memoryFailure);
  return response(triesLeftStatus(tries));
}

/** CARD 3. CHANGE REFERENCE DATA: a new value for a secret that has been verified. */
export const changeReferenceData: CommandHandler = (command, card) => changeSecret(command, card, 0x01);

/** CARD 3. CHANGE KEY, with which clients change the PIN of the common and resident-register applications. */
export const changeKey: CommandHandler = (command, card) => changeSecret(command, card, 0x00);

function changeSecret({ p1, p2, data }: CommandApdu, card: CardContext, rightP1: number): ResponseApdu {
  if (p1 !== rightP1) return response(STATUS.wrongParameters);
  const secret = addressedSecret(p2, card);
  if (!secret.ok) return response(secret.fault);
  const { isChangeable } = CARD_SECRET_SHAPES[secret.value];
  if (!isChangeable || !card.session.isVerified(secret.value)) return response(STATUS.securityStatusNotSatisfied);
  const statusWord = storeNewValue(secret.value, data, card);
  if (statusWord !== STATUS.wrongData) return response(statusWord);
  return response(Number.parseInt(card.memory.switches.wrongCharactersStatusWord, 16));
}

/** Stores a well-formed value with a full counter, in one atomic write (INV-3). Gives the status word. */
export function storeNewValue(name: CardSecretName, value: Uint8Array, { memory }: CardContext): number {
  const shape = CARD_SECRET_SHAPES[name];
  if (value.length < shape.minimum || value.length > shape.maximum) return STATUS.wrongLength;
  if (!hasFittingCharacters(name, value)) return STATUS.wrongData;
  const { maximum } = memory.secret(name);
  return memory.storeSecret(name, storeSecret(value, maximum, maximum)) ? STATUS.success : STATUS.memoryFailure;
}

/** PIN-1, PWD-1, PWD-2 on the bytes as they came: no secret becomes a string that cannot be wiped (INV-4). */
function hasFittingCharacters(name: CardSecretName, value: Uint8Array): boolean {
  const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
  const isLetter = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
  if (CARD_SECRET_SHAPES[name].characters === 'digits') return value.every(isDigit);
  return value.every((byte) => isDigit(byte) || isLetter(byte)) && value.some(isDigit) && value.some(isLetter);
}
