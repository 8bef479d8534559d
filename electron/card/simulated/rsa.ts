import { constants, privateEncrypt, randomBytes, type KeyObject } from 'node:crypto';
import { sha256 } from '../sha256';

const MODULUS_BYTES = 256;
const HASH_BYTES = 32;

/** Signs 1 to 245 bytes as they are, padded by PKCS#1 v1.5. */
export function signVerbatim(key: KeyObject, data: Uint8Array): Buffer {
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data);
}

/** Signs a SHA-256 hash by RSASSA-PSS with a salt of 32 bytes. Node signs messages only, hence the encoding here. */
export function signPss(key: KeyObject, hash: Uint8Array): Buffer {
  const salt = randomBytes(HASH_BYTES);
  const seed = sha256(new Uint8Array(8), hash, salt);
  const block = Buffer.alloc(MODULUS_BYTES - HASH_BYTES - 1);
  block[block.length - HASH_BYTES - 1] = 0x01;
  block.set(salt, block.length - HASH_BYTES);
  for (let at = 0, counter = 0; at < block.length; at += HASH_BYTES, counter += 1) {
    const mask = sha256(seed, Uint8Array.of(0, 0, 0, counter)).subarray(0, block.length - at);
    mask.forEach((byte, index) => (block[at + index] = (block[at + index] ?? 0) ^ byte));
  }
  block[0] = (block[0] ?? 0) & 0x7f;
  const encoded = Buffer.concat([block, seed, Uint8Array.of(0xbc)]);
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encoded);
}
