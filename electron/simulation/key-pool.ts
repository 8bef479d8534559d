import type { KeyObject } from 'node:crypto';
import { newRsaKey, type KeySource } from '../card/rsa-key';

/**
 * Gives real RSA keys, but the same few over and over: for runs that make many cards of which no two meet. Key
 * generation would be most of such a run's time.
 */
export function keyPool(size: number, source: KeySource = newRsaKey): KeySource {
  const keys: Promise<KeyObject>[] = [];
  let next = 0;
  return () => {
    const index = next % size;
    next += 1;
    return (keys[index] ??= source());
  };
}
