import { verify } from 'node:crypto';
import { response, type CommandApdu } from '../apdu';
import { STATUS } from '../status-word';
import { addressedSecret } from './addressed-file';
import type { CardContext, CommandHandler } from './application';
import { storeNewValue } from './secret-commands';

export const CHALLENGE_BYTES = 16;
const AUTHORISATION_ID_BYTES = 16;
const SIGNED_PART_BYTES = AUTHORISATION_ID_BYTES + 2;
const SIGNATURE_BYTES = 64;

/** CARD 3, 7.1. GET CHALLENGE. Only one of 16 bytes can be answered; whichever comes last stands alone. */
export const getChallenge: CommandHandler = ({ p1, p2, data, le, extended }, card) => {
  if (p1 !== 0 || p2 !== 0) return response(STATUS.wrongParameters);
  if (data.length > 0 || le === undefined) return response(STATUS.wrongLength);
  if (extended === true) return response(STATUS.conditionsNotSatisfied);
  const challenge = card.random(le);
  card.session.challenge = le === CHALLENGE_BYTES ? challenge : undefined;
  return response(STATUS.success, challenge);
};

/** What the centre signs to allow one reset: CARD 7.1 step 2. */
export function resetMessage(
  challenge: Uint8Array,
  serial: Uint8Array,
  target: Uint8Array,
  authorisationId: Uint8Array,
): Buffer {
  return Buffer.concat([Buffer.from('ANSHO-RESET-1', 'ascii'), challenge, serial, target, authorisationId]);
}

/** CARD 7.1 step 2, INV-2. EXTERNAL AUTHENTICATE: the centre's authorisation gives the right to one reset. */
export const externalAuthenticate: CommandHandler = (command, card) => {
  const authority = card.memory.resetAuthority;
  if (!authority) return response(STATUS.unknownInstruction);
  if (command.p1 !== 0x00 || command.p2 !== 0x90) return response(STATUS.wrongParameters);
  if (command.data.length !== SIGNED_PART_BYTES + SIGNATURE_BYTES) return response(STATUS.wrongLength);
  const challenge = card.session.takeChallenge();
  if (!challenge) return response(STATUS.conditionsNotSatisfied);
  const authorisationId = command.data.subarray(0, AUTHORISATION_ID_BYTES);
  const target = command.data.subarray(AUTHORISATION_ID_BYTES, SIGNED_PART_BYTES);
  const message = resetMessage(challenge, card.memory.serial, target, authorisationId);
  const isRight = verify(null, message, authority, command.data.subarray(SIGNED_PART_BYTES));
  const secret = secretIn(target, card);
  if (!isRight || !secret) return response(STATUS.authenticationFailed);
  card.session.resetRight = secret;
  return response(STATUS.success);
};

function secretIn([high = 0, low = 0]: Uint8Array, { session }: CardContext) {
  const file = session.application?.files.get((high << 8) | low);
  return file?.kind === 'secret' ? file.secret : undefined;
}

/** CARD 7.1 step 3, INV-3. RESET RETRY COUNTER: the new value and a full counter, in one atomic write. */
export const resetRetryCounter: CommandHandler = ({ p1, p2, data }: CommandApdu, card) => {
  if (p1 !== 0x02 || p2 !== 0x80) return response(STATUS.wrongParameters);
  const secret = addressedSecret(p2, card);
  if (!secret.ok) return response(secret.fault);
  if (card.session.resetRight !== secret.value) return response(STATUS.securityStatusNotSatisfied);
  const statusWord = storeNewValue(secret.value, data, card);
  if (statusWord === STATUS.success) {
    card.session.resetRight = undefined;
    card.session.revoke(secret.value);
  }
  return response(statusWord);
};
