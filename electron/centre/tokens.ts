import { createHmac, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import { MINUTE, type Instant } from '../../machines/rules/time';
import { joined, random } from './bytes';

/** How long a challenge, a nonce or a registration under way is good. */
export const TOKEN_LIFETIME = 5 * MINUTE;

const TIME = 8;
const RANDOM = 8;
const MAC = 16;

/**
 * Numbers that the centre recognises as its own without having stored them: what they carry, when they were given out,
 * something random, and a keyed digest of it all. Every centre with the same reset authority recognises them.
 */
export interface Tokens {
  /** A token of `payload.length + 32` bytes. */
  issue(purpose: string, payload: Uint8Array, now: Instant): Uint8Array<ArrayBuffer>;
  /** What a token carries, or undefined when it is not this centre's, not for this purpose, or older than `TOKEN_LIFETIME`. */
  open(purpose: string, token: Uint8Array, now: Instant): { payload: Uint8Array; expiresAt: Instant } | undefined;
  /** 32 bytes that belong to a text and that only this centre can tell. */
  derive(purpose: string, text: string): Uint8Array<ArrayBuffer>;
}

/** Tokens under a key that is drawn from the reset authority's private key. */
export function createTokens(resetAuthority: KeyObject): Tokens {
  const secret = resetAuthority.export({ format: 'der', type: 'pkcs8' });
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'ANSHO-CENTRE-TOKENS-1', 32));
  const mac = (purpose: string, body: Uint8Array): Buffer =>
    createHmac('sha256', key)
      .update(joined(purpose, '|', body))
      .digest();

  return {
    issue(purpose, payload, now) {
      const time = Buffer.alloc(TIME);
      time.writeBigUInt64BE(BigInt(Math.trunc(now)));
      const body = joined(payload, time, random(RANDOM));
      return new Uint8Array(joined(body, mac(purpose, body).subarray(0, MAC)));
    },
    open(purpose, token, now) {
      if (token.length < TIME + RANDOM + MAC) return undefined;
      const body = Buffer.from(token.subarray(0, -MAC));
      if (!timingSafeEqual(mac(purpose, body).subarray(0, MAC), token.subarray(-MAC))) return undefined;
      const payload = body.subarray(0, -(TIME + RANDOM));
      const issuedAt = Number(body.readBigUInt64BE(payload.length));
      const age = now - issuedAt;
      return age >= 0 && age < TOKEN_LIFETIME ? { payload, expiresAt: issuedAt + TOKEN_LIFETIME } : undefined;
    },
    derive: (purpose, text) => new Uint8Array(mac(purpose, joined(text))),
  };
}
