import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { codeOf } from '../error-code';
import { failure, success, type Result } from '../result';

/** CARD 5.1. The organisation in the name of the real authority's certificates. */
const REAL_AUTHORITY = 'JPKI';

const parse = (bytes: Uint8Array): X509Certificate | undefined => {
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
};

/** True when a certificate's subject or issuer bears the organisation of a real authority. */
function namesRealAuthority({ subject, issuer }: X509Certificate): boolean {
  return [subject, issuer]
    .flatMap((name) => name.split(/[\n+]/))
    .map((attribute) => attribute.trim().toUpperCase())
    .some((attribute) => attribute === `O=${REAL_AUTHORITY}`);
}

/**
 * CARD 7.2. Checks a test CA's certificate (PEM or DER) that an operator wants trusted; gives its DER. Refused, with a
 * sentence: what is no certificate, no CA, and what bears a real authority's name.
 */
export function readTrustAnchor(bytes: Uint8Array): Result<Uint8Array, string> {
  const certificate = parse(bytes);
  if (!certificate) return failure('This is not a certificate.');
  if (namesRealAuthority(certificate)) {
    return failure('This is a certificate of a real authority (O=JPKI): the simulator never trusts one.');
  }
  if (!certificate.ca) return failure('This is not the certificate of a certification authority.');
  return success(certificate.raw);
}

/** CARD 7.2. The same for a file; a sentence as well when it cannot be read. */
export function readTrustAnchorFile(file: string): Result<Uint8Array, string> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return failure(
      `It cannot be read (${codeOf(error) ?? String(error)}): it has to be a file that this user may read.`,
    );
  }
  return readTrustAnchor(bytes);
}

/** An installation's few anchors are asked about at every card. */
const ANCHORS = new WeakMap<Uint8Array, ReturnType<typeof parse>>();

function parsedAnchor(bytes: Uint8Array): ReturnType<typeof parse> {
  const known = ANCHORS.get(bytes);
  if (known !== undefined) return known;
  const anchor = parse(bytes);
  ANCHORS.set(bytes, anchor);
  return anchor;
}

/**
 * CARD 7.2. True when a card's certificate chains, by signature, to one of the trust anchors (DER). The name alone
 * proves nothing, and an anchor with a real authority's name would not count even if somebody smuggled it in.
 */
export function isIssuedHere(certificate: Uint8Array, trustAnchors: readonly Uint8Array[]): boolean {
  const leaf = parse(certificate);
  if (!leaf || leaf.ca || namesRealAuthority(leaf)) return false;
  return trustAnchors.some((bytes) => {
    const anchor = parsedAnchor(bytes);
    return (
      anchor !== undefined &&
      anchor.ca &&
      !namesRealAuthority(anchor) &&
      leaf.checkIssued(anchor) &&
      leaf.verify(anchor.publicKey)
    );
  });
}
