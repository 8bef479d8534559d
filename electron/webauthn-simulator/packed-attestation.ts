import { createPrivateKey, sign } from 'node:crypto';

const ES256 = -7;

/**
 * The attestation object of a new credential in the `packed` format, attested by the credential's own key (WebAuthn
 * 8.2, self attestation): so that already the first response signs what the authenticator says of its user.
 */
export function packedSelfAttestation(
  authenticatorData: Uint8Array,
  clientDataHash: Uint8Array,
  privateKey: Uint8Array,
): Buffer {
  const key = createPrivateKey({ format: 'der', type: 'pkcs8', key: Buffer.from(privateKey) });
  const signature = sign('sha256', Buffer.concat([authenticatorData, clientDataHash]), key);
  return Buffer.concat([
    head(MAP, 3),
    text('fmt'),
    text('packed'),
    text('attStmt'),
    head(MAP, 2),
    text('alg'),
    head(NEGATIVE, -1 - ES256),
    text('sig'),
    bytes(signature),
    text('authData'),
    bytes(authenticatorData),
  ]);
}

// CBOR's major types (RFC 8949, 3.1).
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
const MAP = 5;

function head(type: number, value: number): Buffer {
  const major = type << 5;
  if (value < 24) return Buffer.from([major | value]);
  return value < 256 ? Buffer.from([major | 24, value]) : Buffer.from([major | 25, value >> 8, value & 0xff]);
}

function text(value: string): Buffer {
  return Buffer.concat([head(TEXT, value.length), Buffer.from(value, 'ascii')]);
}

function bytes(value: Uint8Array): Buffer {
  return Buffer.concat([head(BYTES, value.length), value]);
}
