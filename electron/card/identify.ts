import { success, type Result } from '../result';
import { openJpkiCard } from './jpki-card';
import { askTriesLeft, readBytes, readCertificateFile, readFile, selectJpki } from './jpki-commands';
import type { CardFacts, CardFault, CardIdentity } from './jpki-card.types';
import { JPKI_FILE } from './jpki-files';
import type { CardChannel } from './reader';
import { TOKEN_PROFILES } from './token-profile';
import { isIssuedHere } from './trust-anchors';

const LABEL_BYTES = 32;
const SERIAL = { offset: 80, length: 16 } as const;
const PRESENT = 0x8f;

/** What is free to read, and the serial number with it. */
interface FreeReads {
  readonly facts: CardFacts;
  readonly serial: Uint8Array;
}

/**
 * CARD 7.2, INV-6, REF-12, REF-13. Finds out what a card is by what anybody may read. A phone, or the card that was
 * before My Number Cards, has the same application under another token's name (CARD 1.2), and is none of them. Only a
 * card whose certificate was signed by one of the trust anchors (DER) is handed on as a `JpkiCard`; the channel to any
 * other is closed.
 */
export async function identifyCard(channel: CardChannel, trustAnchors: readonly Uint8Array[]): Promise<CardIdentity> {
  const identity = await identify(channel, trustAnchors);
  if (identity.kind !== 'own') await channel.close();
  return identity;
}

async function identify(channel: CardChannel, trustAnchors: readonly Uint8Array[]): Promise<CardIdentity> {
  const selected = await selectJpki(channel);
  if (!selected.ok) return { kind: 'unreadable', fault: selected.fault };
  if (!selected.value) return { kind: 'not-a-my-number-card' };
  const label = await readFile(channel, JPKI_FILE.tokenInformation, LABEL_BYTES);
  if (!label.ok) return { kind: 'unreadable', fault: label.fault };
  const token = Buffer.from(label.value).toString('ascii').trimEnd();
  if (token !== TOKEN_PROFILES.plastic.label) return { kind: 'not-a-my-number-card', token };
  const reads = await readFreely(channel, token);
  if (!reads.ok) return { kind: 'unreadable', fault: reads.fault };
  const { facts, serial } = reads.value;
  return isIssuedHere(facts.authenticationCertificate, trustAnchors)
    ? { kind: 'own', card: openJpkiCard(channel, facts, serial) }
    : { kind: 'genuine', facts };
}

/** Reads the rest of 0006, 0008, 000A, 000B and both counters: nothing here spends a try or changes the card. */
async function readFreely(channel: CardChannel, token: string): Promise<Result<FreeReads, CardFault>> {
  const serial = await readBytes(channel, SERIAL.offset, SERIAL.length);
  if (!serial.ok) return serial;
  const availability = await readFile(channel, JPKI_FILE.certificateAvailability, 3);
  if (!availability.ok) return availability;
  const authentication = await readCertificateFile(channel, JPKI_FILE.authenticationCertificate);
  if (!authentication.ok) return authentication;
  const authority = await readCertificateFile(channel, JPKI_FILE.authenticationAuthorityCertificate);
  if (!authority.ok) return authority;
  const pin = await askTriesLeft(channel, 'authentication-pin');
  if (!pin.ok) return pin;
  const password = await askTriesLeft(channel, 'signing-password');
  if (!password.ok) return password;
  const facts: CardFacts = {
    token,
    certificates: {
      signing: availability.value[0] === PRESENT,
      authentication: availability.value[1] === PRESENT,
    },
    authenticationCertificate: authentication.value,
    authenticationAuthorityCertificate: authority.value,
    triesLeft: { 'authentication-pin': pin.value, 'signing-password': password.value },
  };
  return success({ facts, serial: serial.value });
}
