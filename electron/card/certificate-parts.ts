import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { Instant } from '../../machines/rules/time';
import * as der from './der';

/** An attribute of a distinguished name. */
export type NameAttribute = readonly [type: 'C' | 'L' | 'O' | 'OU' | 'CN', value: string];
export type DistinguishedName = readonly NameAttribute[];

const ATTRIBUTE_TYPE = { CN: '2.5.4.3', C: '2.5.4.6', L: '2.5.4.7', O: '2.5.4.10', OU: '2.5.4.11' } as const;

/** CARD 5.1. A name in DER: the country a PrintableString, all others UTF8Strings. */
export function encodeName(name: DistinguishedName): Uint8Array {
  return der.sequence(
    ...name.map(([type, value]) => {
      const text = type === 'C' ? der.printableString(value) : der.utf8String(value);
      return der.setOf(der.sequence(der.objectIdentifier(ATTRIBUTE_TYPE[type]), text));
    }),
  );
}

/** A GeneralName of the form directoryName. */
export function directoryName(name: DistinguishedName): Uint8Array {
  return der.tagged(4, encodeName(name));
}

/** An extension; `value` is the DER that goes into its octet string. */
export function extension(oid: string, value: Uint8Array, isCritical = false): Uint8Array {
  const criticality = isCritical ? [der.asn1True()] : [];
  return der.sequence(der.objectIdentifier(oid), ...criticality, der.octetString(value));
}

/** KeyUsage, critical. `bits` is the first byte of the bit string. */
export function keyUsage(bits: number): Uint8Array {
  const unused = Math.log2(bits & -bits);
  return extension('2.5.29.15', der.bitString(Uint8Array.of(bits), unused), true);
}

/** One CRL distribution point, by a directory name. */
export function crlDistributionPoint(name: DistinguishedName): Uint8Array {
  const point = der.tagged(0, der.tagged(0, directoryName(name)));
  return extension('2.5.29.31', der.sequence(der.sequence(point)));
}

/** The identifier of a public key: SHA-1 of its PKCS#1 form. */
export function keyIdentifier(publicKey: KeyObject): Uint8Array {
  return createHash('sha1')
    .update(publicKey.export({ type: 'pkcs1', format: 'der' }))
    .digest();
}

export function subjectKeyIdentifier(publicKey: KeyObject): Uint8Array {
  return extension('2.5.29.14', der.octetString(keyIdentifier(publicKey)));
}

/** What a certificate says, but for its signature. */
export interface CertificateContent {
  /** The serial number's bytes, big-endian. */
  readonly serial: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly publicKey: KeyObject;
  /** In their order. */
  readonly extensions: readonly Uint8Array[];
}

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const VERSION_3 = Uint8Array.of(2);

/** An X.509 v3 certificate in DER, signed by the issuer's RSA key with SHA-256. */
export function signCertificate(content: CertificateContent, issuerKey: KeyObject): Uint8Array {
  const algorithm = der.sequence(der.objectIdentifier(SHA256_WITH_RSA), der.asn1Null());
  const signedPart = der.sequence(
    der.tagged(0, der.integer(VERSION_3)),
    der.integer(content.serial),
    algorithm,
    encodeName(content.issuer),
    der.sequence(der.time(content.notBefore), der.time(content.notAfter)),
    encodeName(content.subject),
    content.publicKey.export({ type: 'spki', format: 'der' }),
    der.tagged(3, der.sequence(...content.extensions)),
  );
  return der.sequence(signedPart, algorithm, der.bitString(sign('sha256', signedPart, issuerKey)));
}

/** The public half of a private key. */
export function publicHalf(privateKey: KeyObject): KeyObject {
  return createPublicKey(privateKey);
}
