import { createHash } from 'node:crypto';

const SHA256_DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** SHA-256 of the given parts, one behind the other. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** CARD 3. The DigestInfo (51 bytes) of a SHA-256 hash: what clients give a card to be signed. */
export function digestInfo(hash: Uint8Array): Buffer {
  return Buffer.concat([SHA256_DIGEST_INFO, hash]);
}
