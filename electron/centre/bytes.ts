import { createHash, randomBytes } from 'node:crypto';

/** Bytes as they travel and are stored as text: base64url without padding. */
export function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** The bytes of a base64url text. */
export function fromText(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

/** The parts one after another; a string stands for its ASCII bytes. */
export function joined(...parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'ascii') : part)));
}

/** SHA-256. */
export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  return createHash('sha256')
    .update(joined(...parts))
    .digest();
}

/** Random bytes that nobody can foresee. */
export function random(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(length));
}
