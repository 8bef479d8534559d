import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MyNumberCardImage } from './card-image';

/** A secret as a card image keeps it. */
export type StoredSecret = MyNumberCardImage['secrets']['signing-password'];

const digestOf = (value: Uint8Array, salt: Uint8Array): Buffer => createHmac('sha256', salt).update(value).digest();

/** INV-4. Stores a value as a salted digest. The caller wipes `value`. */
export function storeSecret(value: Uint8Array, tries: number, maximum: number): StoredSecret {
  const salt = randomBytes(16);
  return { salt: salt.toString('base64'), digest: digestOf(value, salt).toString('base64'), tries, maximum };
}

/** True when `value` is the secret that was stored. Takes the same time wherever the two differ. */
export function isStoredSecret(stored: StoredSecret, value: Uint8Array): boolean {
  const digest = digestOf(value, Buffer.from(stored.salt, 'base64'));
  return timingSafeEqual(digest, Buffer.from(stored.digest, 'base64'));
}
