import { constants, privateDecrypt, type KeyObject } from 'node:crypto';
import { response, type CommandApdu, type ResponseApdu } from '../apdu';
import { STATUS } from '../status-word';
import type { CardContext, CommandHandler } from './application';
import { expectedLength, SecureChannel } from './secure-channel';

const CRYPTOGRAM_BYTES = 256;
/** `A0 { 80: 32 bytes }`: key material for enciphering alone, the only kind that the application takes. */
const DELIVERY = Uint8Array.of(0xa0, 0x22, 0x80, 0x20);
const MATERIAL_BYTES = 32;

const READ_BINARY = 0xb0;
/** The commands that a channel carries: SELECT, VERIFY and READ BINARY. */
const CARRIED: ReadonlySet<number> = new Set([0xa4, 0x20, READ_BINARY]);
const ENCIPHERED_CLASS = 0x08;

/** CARD 3. SET SESSION KEY, after the PIN: key material, enciphered (OAEP, SHA-256) for the key of EF 0006, opens a channel. */
export const setSessionKey =
  (pkcs8: string): CommandHandler =>
  ({ p1, p2, data }, { memory, session }) => {
    if (p1 !== 0 || p2 !== 0) return response(STATUS.wrongParameters);
    if (!session.isVerified('text-pin')) return response(STATUS.securityStatusNotSatisfied);
    if (data.length !== CRYPTOGRAM_BYTES) return response(STATUS.wrongLength);
    const delivered = deciphered(data, memory.privateKey(pkcs8));
    const isWellFormed =
      delivered?.length === DELIVERY.length + MATERIAL_BYTES && DELIVERY.every((byte, at) => delivered[at] === byte);
    if (!isWellFormed) return response(STATUS.wrongData);
    session.channel = new SecureChannel(delivered.subarray(DELIVERY.length));
    delivered.fill(0);
    return response(STATUS.success);
  };

function deciphered(data: Uint8Array, key: KeyObject): Buffer | undefined {
  try {
    return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, data);
  } catch {
    return undefined;
  }
}

/** True for a command that the open channel is to carry. */
export function isCarried({ cla, ins }: CommandApdu, { session }: CardContext): boolean {
  return cla === ENCIPHERED_CLASS && session.channel !== undefined && CARRIED.has(ins);
}

/** Carries a command through the channel. One that is not well formed closes it, as does SELECT of an application. */
export function carry(
  command: CommandApdu,
  card: CardContext,
  answer: (plain: CommandApdu) => ResponseApdu,
): ResponseApdu {
  const { channel } = card.session;
  if (!channel || command.data.length === 0) return response(STATUS.secureMessagingMissing);
  const { ins, p1, p2, data } = command;
  const isRead = ins === READ_BINARY;
  const le = isRead ? expectedLength(data) : undefined;
  const opened = isRead ? new Uint8Array(0) : channel.open(data);
  if (opened === undefined || (isRead && le === undefined)) {
    card.session.channel = undefined;
    return response(STATUS.secureMessagingWrong);
  }
  const plain = answer({ cla: 0x00, ins, p1, p2, data: opened, ...(le !== undefined && { le }) });
  opened.fill(0);
  const sealed = plain.data.length > 0 ? response(plain.statusWord, channel.seal(plain.data)) : plain;
  channel.advance();
  return sealed;
}
