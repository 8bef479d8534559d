import type { CardSecretName } from '../card-secrets';
import type { CardFile, DedicatedFile } from './dedicated-file';
import type { SecureChannel } from './secure-channel';

/** CARD 3.2. What a card holds only while it has power. */
export class CardSession {
  #application: DedicatedFile | undefined;
  #currentFile: CardFile | undefined;
  readonly #verified = new Set<CardSecretName>();
  #challenge: Uint8Array | undefined;
  #resetRight: CardSecretName | undefined;
  /** CARD 3. Opened by SET SESSION KEY; SELECT of a DF closes it. */
  channel: SecureChannel | undefined;

  get application(): DedicatedFile | undefined {
    return this.#application;
  }

  get currentFile(): CardFile | undefined {
    return this.#currentFile;
  }

  /** SELECT of a DF: no file is current any more, and what was granted is gone. */
  selectApplication(application: DedicatedFile, keepsStatus: boolean): void {
    this.#application = application;
    this.#currentFile = undefined;
    this.#resetRight = undefined;
    this.channel = undefined;
    if (!keepsStatus) this.#verified.clear();
  }

  /** SELECT of the issuer's domain: all is as after reset, but for the challenge. */
  leaveApplication(): void {
    this.#application = undefined;
    this.#currentFile = undefined;
    this.#resetRight = undefined;
    this.channel = undefined;
    this.#verified.clear();
  }

  selectFile(file: CardFile): void {
    this.#currentFile = file;
  }

  isVerified(secret: CardSecretName): boolean {
    return this.#verified.has(secret);
  }

  grant(secret: CardSecretName): void {
    this.#verified.add(secret);
  }

  revoke(secret: CardSecretName): void {
    this.#verified.delete(secret);
  }

  /** CARD 7.1 step 1. The challenge that the next EXTERNAL AUTHENTICATE has to answer; undefined: none is open. */
  set challenge(challenge: Uint8Array | undefined) {
    this.#challenge = challenge;
  }

  /** Gives the open challenge, once. */
  takeChallenge(): Uint8Array | undefined {
    const challenge = this.#challenge;
    this.#challenge = undefined;
    return challenge;
  }

  /** CARD 7.1 step 2. The one secret that may be reset. */
  get resetRight(): CardSecretName | undefined {
    return this.#resetRight;
  }

  set resetRight(secret: CardSecretName | undefined) {
    this.#resetRight = secret;
  }
}
