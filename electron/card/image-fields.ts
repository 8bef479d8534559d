import { createPrivateKey, createPublicKey } from 'node:crypto';
import { z } from 'zod';

/** A field of base64 whose bytes pass a check. */
export const bytesThat = (check: (bytes: Buffer) => boolean, message: string) =>
  z.base64().refine((text) => {
    try {
      return check(Buffer.from(text, 'base64'));
    } catch {
      return false;
    }
  }, message);

/** CARD 2.1. Clients compute a certificate's size from its first four bytes: `30 82 hh ll`. */
export const certificateField = bytesThat(
  (der) => der.readUInt16BE(0) === 0x3082 && der.readUInt16BE(2) + 4 === der.length,
  'is not a certificate in DER (base64)',
);

export const rsaKeyField = bytesThat((der) => {
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails?.modulusLength === 2048;
}, 'is not an RSA-2048 key in PKCS#8 (base64)');

export const ed25519PublicKeyField = bytesThat(
  (der) => createPublicKey({ key: der, format: 'der', type: 'spki' }).asymmetricKeyType === 'ed25519',
  'is not an Ed25519 public key (SPKI, base64)',
);

export const secretField = z
  .strictObject({
    /** The key of the HMAC. */
    salt: bytesThat((salt) => salt.length >= 16, 'must be at least 16 bytes (base64)'),
    /** HMAC-SHA-256 of the secret (INV-4: no file holds a secret). */
    digest: bytesThat((digest) => digest.length === 32, 'must be 32 bytes (base64)'),
    tries: z.int().min(0).max(15),
    maximum: z.int().min(1).max(15),
  })
  .refine(({ tries, maximum }) => tries <= maximum, { path: ['tries'], message: 'must not be more than maximum' });
