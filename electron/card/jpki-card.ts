import type { SecretName } from '../../machines/rules/secrets';
import { failure, success, type Result } from '../result';
import { command } from './apdu';
import {
  askTriesLeft,
  exchange,
  exchangeFor,
  isLocked,
  readCertificateFile,
  selectFile,
  unexpected,
} from './jpki-commands';
import type { CardFacts, CardFault, JpkiCard, ResetAuthorisation, ResetFault, Verification } from './jpki-card.types';
import { JPKI_FILE, SECRET_FILES } from './jpki-files';
import type { CardChannel } from './reader';
import { digestInfo, sha256 } from './sha256';
import { STATUS, triesLeftOf } from './status-word';

const CHALLENGE_BYTES = 16;

/**
 * The vocabulary over a channel on which the JPKI application is selected. Made only by `identifyCard`, after the guard
 * of CARD 7.2 (INV-6) has let the card through.
 */
export function openJpkiCard(channel: CardChannel, facts: CardFacts, serial: Uint8Array): JpkiCard {
  return {
    facts,
    serial,
    triesLeft: (secret) => askTriesLeft(channel, secret),
    verify: (secret, value) => verify(channel, secret, value),
    sign: (secret, message) => sign(channel, secret, message),
    readSigningCertificate: () => readCertificateFile(channel, JPKI_FILE.signingCertificate),
    challenge: () => exchangeFor(channel, command(0x00, 0x84, 0x00, 0x00, undefined, CHALLENGE_BYTES), 'GET CHALLENGE'),
    presentAuthorisation: (authorisation) => presentAuthorisation(channel, authorisation),
    resetSecret: (target, value) => resetSecret(channel, target, value),
    close: () => channel.close(),
  };
}

/** PIN-5. One VERIFY, whatever comes of it. INV-5: only the card's own word makes an entry a wrong one. */
async function verify(
  channel: CardChannel,
  secret: SecretName,
  value: Uint8Array,
): Promise<Result<Verification, CardFault>> {
  const selected = await selectFile(channel, SECRET_FILES[secret].secret);
  if (!selected.ok) return selected;
  const request = command(0x00, 0x20, 0x00, 0x80, value);
  const answer = await exchange(channel, request);
  if (!answer.ok) return answer;
  const { statusWord } = answer.value;
  if (statusWord === STATUS.success) return success({ verified: true });
  const triesLeft = triesLeftOf(statusWord) ?? (isLocked(statusWord) ? 0 : undefined);
  return triesLeft === undefined ? failure(unexpected(statusWord, 'VERIFY')) : success({ verified: false, triesLeft });
}

async function sign(
  channel: CardChannel,
  secret: SecretName,
  message: Uint8Array,
): Promise<Result<Uint8Array, CardFault>> {
  const selected = await selectFile(channel, SECRET_FILES[secret].key);
  if (!selected.ok) return selected;
  const request = command(0x80, 0x2a, 0x00, 0x80, digestInfo(sha256(message)), 256);
  return exchangeFor(channel, request, 'COMPUTE DIGITAL SIGNATURE');
}

/** CARD 7.1 step 2. */
async function presentAuthorisation(
  channel: CardChannel,
  { authorisationId, target, signature }: ResetAuthorisation,
): Promise<Result<boolean, CardFault>> {
  const file = SECRET_FILES[target].secret;
  const data = Uint8Array.of(...authorisationId, file >> 8, file & 0xff, ...signature);
  const answer = await exchange(channel, command(0x00, 0x82, 0x00, 0x90, data));
  if (!answer.ok) return answer;
  const { statusWord } = answer.value;
  if (statusWord === STATUS.success) return success(true);
  return statusWord === STATUS.authenticationFailed
    ? success(false)
    : failure(unexpected(statusWord, 'EXTERNAL AUTHENTICATE'));
}

/** CARD 7.1 step 3. */
async function resetSecret(
  channel: CardChannel,
  target: SecretName,
  value: Uint8Array,
): Promise<Result<void, ResetFault>> {
  const selected = await selectFile(channel, SECRET_FILES[target].secret);
  if (!selected.ok) return failure({ ...selected.fault, nothingWritten: true });
  const answer = await exchangeFor(channel, command(0x00, 0x2c, 0x02, 0x80, value), 'RESET RETRY COUNTER');
  if (answer.ok) return success(undefined);
  return failure({ ...answer.fault, nothingWritten: answer.fault.reason === 'unexpected-status' });
}
