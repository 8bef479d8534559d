import { generateKeyPair, type KeyObject } from 'node:crypto';

/** Gives an RSA-2048 private key each time. */
export type KeySource = () => Promise<KeyObject>;

/** Makes a new RSA-2048 key (e = 65537) beside the event loop: some 100 ms of one core. */
export const newRsaKey: KeySource = () =>
  new Promise((resolve, reject) => {
    generateKeyPair('rsa', { modulusLength: 2048, publicExponent: 65_537 }, (error, _, privateKey) => {
      if (error) reject(error);
      else resolve(privateKey);
    });
  });
