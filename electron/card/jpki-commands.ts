import type { SecretName } from '../../machines/rules/secrets';
import { failure, success, type Result } from '../result';
import { command, encodeCommand, parseResponse, type CommandApdu, type ResponseApdu } from './apdu';
import type { CardFault } from './jpki-card.types';
import { JPKI_AID, SECRET_FILES } from './jpki-files';
import type { CardChannel } from './reader';
import { STATUS, triesLeftOf } from './status-word';

/** One exchange. The bytes of the command are wiped afterwards: they may hold a secret (INV-4). */
export async function exchange(channel: CardChannel, request: CommandApdu): Promise<Result<ResponseApdu, CardFault>> {
  const bytes = encodeCommand(request);
  try {
    const answer = await channel.transmit(bytes);
    if (!answer.ok) return answer;
    const parsed = parseResponse(answer.value);
    return parsed ? success(parsed) : failure({ reason: 'card-mute' });
  } finally {
    bytes.fill(0);
  }
}

/** An exchange that only 9000 ends well. `words` names the command in the fault. */
export async function exchangeFor(
  channel: CardChannel,
  request: CommandApdu,
  words: string,
): Promise<Result<Uint8Array, CardFault>> {
  const answer = await exchange(channel, request);
  if (!answer.ok) return answer;
  const { data, statusWord } = answer.value;
  return statusWord === STATUS.success ? success(data) : failure(unexpected(statusWord, words));
}

/** The fault of an answer that an operation has no use for. */
export function unexpected(statusWord: number, words: string): CardFault {
  return { reason: 'unexpected-status', statusWord, command: words };
}

/** SELECT of the JPKI application; false when the card does not have it. */
export async function selectJpki(channel: CardChannel): Promise<Result<boolean, CardFault>> {
  const answer = await exchange(channel, command(0x00, 0xa4, 0x04, 0x0c, JPKI_AID));
  return answer.ok ? success(answer.value.statusWord === STATUS.success) : answer;
}

/** SELECT of a file. */
export function selectFile(channel: CardChannel, file: number): Promise<Result<Uint8Array, CardFault>> {
  const name = file.toString(16).toUpperCase().padStart(4, '0');
  const identifier = Uint8Array.of(file >> 8, file & 0xff);
  return exchangeFor(channel, command(0x00, 0xa4, 0x02, 0x0c, identifier), `SELECT ${name}`);
}

/** READ BINARY of `length` bytes (1 to 256 an exchange) of the current file from an offset on. */
export async function readBytes(
  channel: CardChannel,
  offset: number,
  length: number,
): Promise<Result<Uint8Array, CardFault>> {
  const content = new Uint8Array(length);
  for (let done = 0; done < length;) {
    const at = offset + done;
    const le = Math.min(256, length - done);
    const request = command(0x00, 0xb0, at >> 8, at & 0xff, undefined, le);
    const chunk = await exchangeFor(channel, request, 'READ BINARY');
    if (!chunk.ok) return chunk;
    if (chunk.value.length === 0 || chunk.value.length > le) return failure(unexpected(STATUS.success, 'READ BINARY'));
    content.set(chunk.value, done);
    done += chunk.value.length;
  }
  return success(content);
}

/** Selects a file and reads `length` bytes of it. */
export async function readFile(
  channel: CardChannel,
  file: number,
  length: number,
  offset = 0,
): Promise<Result<Uint8Array, CardFault>> {
  const selected = await selectFile(channel, file);
  return selected.ok ? readBytes(channel, offset, length) : selected;
}

/** CARD 2.1. Selects a certificate's file and reads as much as its first four bytes, `30 82 hh ll`, speak of. */
export async function readCertificateFile(channel: CardChannel, file: number): Promise<Result<Uint8Array, CardFault>> {
  const header = await readFile(channel, file, 4);
  if (!header.ok) return header;
  const [tag, form, high = 0, low = 0] = header.value;
  if (tag !== 0x30 || form !== 0x82) return failure(unexpected(STATUS.success, 'READ BINARY of a certificate'));
  const rest = await readBytes(channel, 4, (high << 8) | low);
  return rest.ok ? success(Uint8Array.of(...header.value, ...rest.value)) : rest;
}

/** PIN-5. Asks for the tries left by an empty VERIFY: spends none. */
export async function askTriesLeft(channel: CardChannel, secret: SecretName): Promise<Result<number, CardFault>> {
  const selected = await selectFile(channel, SECRET_FILES[secret].secret);
  if (!selected.ok) return selected;
  const answer = await exchange(channel, command(0x00, 0x20, 0x00, 0x80));
  if (!answer.ok) return answer;
  const { statusWord } = answer.value;
  const tries = triesLeftOf(statusWord) ?? (isLocked(statusWord) ? 0 : undefined);
  return tries === undefined ? failure(unexpected(statusWord, 'empty VERIFY')) : success(tries);
}

/** CARD 3.1. True for the status words that say a secret is locked. */
export function isLocked(statusWord: number): boolean {
  return statusWord === STATUS.referenceDataLocked || statusWord === STATUS.authenticationMethodBlocked;
}
