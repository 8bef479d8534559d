import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { DEFAULT_SWITCHES, type CardImage, type CardSwitches } from '../card-image';
import { isJpkiSecret, type CardSecretName } from '../card-secrets';
import type { StoredSecret } from '../secret-digest';

/**
 * The memory of a card. INV-3: a write is one image in place of another. The new one is made whole first, then handed
 * to `persist` once, and only when that comes back does the card itself know it.
 */
export class CardMemory {
  #image: CardImage;
  readonly #persist: (image: CardImage) => void;
  readonly #keys: Map<string, KeyObject>;

  /** `keys`: those of the image that are at hand already, by their text in it. */
  constructor(image: CardImage, persist: (image: CardImage) => void, keys: ReadonlyMap<string, KeyObject> = new Map()) {
    this.#image = image;
    this.#persist = persist;
    this.#keys = new Map(keys);
  }

  get image(): CardImage {
    return this.#image;
  }

  get switches(): CardSwitches {
    return this.#image.card === 'my-number-card' ? this.#image.switches : DEFAULT_SWITCHES;
  }

  /** The 16 bytes of the serial number in EF 0006. */
  get serial(): Uint8Array {
    return Buffer.from(this.#image.card === 'my-number-card' ? this.#image.token.serial : '', 'ascii');
  }

  /** EF 0016: the key that reset authorisations are checked with, where the card has one. */
  get resetAuthority(): KeyObject | undefined {
    const spki = this.#image.card === 'my-number-card' ? this.#image.resetAuthority : undefined;
    return spki === undefined
      ? undefined
      : this.#key(spki, (key) => createPublicKey({ key, format: 'der', type: 'spki' }));
  }

  /** The key of a private-key file. */
  privateKey(pkcs8: string): KeyObject {
    return this.#key(pkcs8, (key) => createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
  }

  secret(name: CardSecretName): StoredSecret {
    const stored = secretIn(this.#image, name);
    if (!stored) throw new Error('a card without the application has no secrets');
    return stored;
  }

  /** INV-3. One atomic write; false, and everything as before, when it did not come about. */
  storeSecret(name: CardSecretName, stored: StoredSecret): boolean {
    const next = withSecret(this.#image, name, stored);
    if (!next) return false;
    try {
      this.#persist(next);
    } catch {
      return false;
    }
    this.#image = next;
    return true;
  }

  #key(base64: string, read: (der: Buffer) => KeyObject): KeyObject {
    const known = this.#keys.get(base64);
    if (known) return known;
    const key = read(Buffer.from(base64, 'base64'));
    this.#keys.set(base64, key);
    return key;
  }
}

/** A secret of an image; undefined where the card lacks its application. */
export function secretIn(image: CardImage, name: CardSecretName): StoredSecret | undefined {
  if (image.card !== 'my-number-card') return undefined;
  return isJpkiSecret(name) ? image.secrets[name] : image.applications?.secrets[name];
}

function withSecret(image: CardImage, name: CardSecretName, stored: StoredSecret): CardImage | undefined {
  if (image.card !== 'my-number-card') return undefined;
  if (isJpkiSecret(name)) return { ...image, secrets: { ...image.secrets, [name]: stored } };
  const { applications } = image;
  if (!applications) return undefined;
  return { ...image, applications: { ...applications, secrets: { ...applications.secrets, [name]: stored } } };
}
