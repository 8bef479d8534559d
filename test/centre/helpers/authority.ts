import 'reflect-metadata';
import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** A test authority of the simulated kind, with a real key. */
export interface TestAuthority {
  readonly certificate: Uint8Array;
  /** A holder's certificate for the given key: every call gives another one. */
  issue(key: KeyObject, notAfter: string): Promise<Uint8Array>;
}

/** An RSA-2048 private key. */
export function newKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

/** What a card does: PKCS#1 v1.5 with SHA-256. */
export function signWith(key: KeyObject, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return new Uint8Array(sign('sha256', Buffer.concat(parts.map((part) => Buffer.from(part))), key));
}

const NOT_BEFORE = new Date('2024-01-01T00:00:00+09:00');

/** Makes an authority; two with the same unit have the same name and different keys. */
export async function createAuthority(unit: string): Promise<TestAuthority> {
  const key = newKey();
  const keys = { privateKey: await webPrivate(key), publicKey: await webPublic(key) };
  const name = `C=JP, O=ANSHO-SIM, OU=${unit}`;
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name,
    notBefore: NOT_BEFORE,
    notAfter: new Date('2044-01-01T00:00:00+09:00'),
    signingAlgorithm: RSA,
    keys,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  });
  let serial = 16;
  return {
    certificate: new Uint8Array(own.rawData),
    async issue(holder, notAfter) {
      serial += 1;
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: serial.toString(16).padStart(8, '0'),
        subject: `C=JP, CN=${serial.toString().padStart(22, '0')}A`,
        issuer: name,
        notBefore: NOT_BEFORE,
        notAfter: new Date(notAfter),
        signingAlgorithm: RSA,
        publicKey: await webPublic(holder),
        signingKey: keys.privateKey,
      });
      return new Uint8Array(certificate.rawData);
    },
  };
}

function webPrivate(key: KeyObject): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', key.export({ format: 'der', type: 'pkcs8' }), RSA, true, ['sign']);
}

function webPublic(key: KeyObject): Promise<CryptoKey> {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return crypto.subtle.importKey('spki', spki, RSA, true, ['verify']);
}
