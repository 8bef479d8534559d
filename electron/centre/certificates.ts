import { verify, X509Certificate, type KeyObject } from 'node:crypto';
import { SECOND, type Instant } from '../../machines/rules/time';
import { sha256, toText } from './bytes';

/** A holder's certificate, as far as the centre looks into it. */
export interface HolderCertificate {
  /** The last millisecond of its last second. */
  readonly notAfter: Instant;
  /** True when one of the given authorities signed it: by signature, the name alone proves nothing (CARD 7.2). */
  chainsTo(authorities: readonly KeyObject[]): boolean;
  /** True for an RSA signature (PKCS#1 v1.5, SHA-256) over the message by the certificate's key. */
  hasSigned(message: Uint8Array, signature: Uint8Array): boolean;
}

/** Parsing is the dearest part of a request, and the certificates of a card come several times in one visit. */
const PARSED = new Map<string, HolderCertificate | undefined>();
const REMEMBERED = 256;

/** Reads a certificate in DER; undefined when the bytes are none, or hold another key than RSA. */
export function readCertificate(der: Uint8Array): HolderCertificate | undefined {
  const key = toText(der);
  if (PARSED.has(key)) return PARSED.get(key);
  const parsed = parseCertificate(der);
  const [oldest] = PARSED.keys();
  if (PARSED.size >= REMEMBERED && oldest !== undefined) PARSED.delete(oldest);
  PARSED.set(key, parsed);
  return parsed;
}

function parseCertificate(der: Uint8Array): HolderCertificate | undefined {
  try {
    const certificate = new X509Certificate(der);
    const { publicKey } = certificate;
    if (publicKey.asymmetricKeyType !== 'rsa') return undefined;
    return {
      notAfter: Date.parse(certificate.validTo) + SECOND - 1,
      chainsTo: (authorities) => authorities.some((authority) => certificate.verify(authority)),
      hasSigned: (message, signature) => verify('sha256', message, publicKey, signature),
    };
  } catch {
    return undefined;
  }
}

/** The public key of an authority's certificate in DER. Throws when it is none. */
export function authorityKey(der: Uint8Array): KeyObject {
  return new X509Certificate(der).publicKey;
}

/** REG-4. What the centre knows a card by: the digest of its authentication certificate. */
export function cardIdOf(authenticationCertificate: Uint8Array): string {
  return toText(sha256(authenticationCertificate));
}
