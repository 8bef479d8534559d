import type { SecretName } from '../../machines/rules/secrets';
import type { Result } from '../result';
import type { ChannelFault } from './reader';

/** An answer of the card that the operation has no use for. */
export interface UnexpectedStatus {
  readonly reason: 'unexpected-status';
  /** The status word, for example 0x6982. */
  readonly statusWord: number;
  /** The command that was answered so, in words. */
  readonly command: string;
}

export type CardFault = ChannelFault | UnexpectedStatus;

/** What kept a reset from its end. */
export type ResetFault = CardFault & {
  /** REF-17. The write was never sent, or the card refused it; else it is open whether the card has stored the value (REF-18). */
  readonly nothingWritten: boolean;
};

/** What a person's entry came to on the card. */
export type Verification =
  | { readonly verified: true }
  /** `triesLeft` 0: the secret is locked now. */
  | { readonly verified: false; readonly triesLeft: number };

/** What anybody may read of a card of the JPKI application (CARD 7.2): nothing that spends a try or changes it. */
export interface CardFacts {
  /** The token label of EF 0006, without its padding. */
  readonly token: string;
  /** EF 0008: which certificates are on the card. */
  readonly certificates: Readonly<Record<'signing' | 'authentication', boolean>>;
  /** EF 000A, DER. */
  readonly authenticationCertificate: Uint8Array;
  /** EF 000B, DER. */
  readonly authenticationAuthorityCertificate: Uint8Array;
  readonly triesLeft: Readonly<Record<SecretName, number>>;
}

/** The centre's permission to reset one secret of one card, once. */
export interface ResetAuthorisation {
  /** 16 bytes. */
  readonly authorisationId: Uint8Array;
  readonly target: SecretName;
  /** Ed25519, 64 bytes, over CARD 7.1's message. */
  readonly signature: Uint8Array;
}

/** The vocabulary of a card that is this installation's own: the only kind that is asked for more than free reads. */
export interface JpkiCard {
  readonly facts: CardFacts;
  /** The card's serial number of EF 0006, 16 bytes. */
  readonly serial: Uint8Array;
  /** Tries left, by an empty VERIFY: spends none. */
  triesLeft(secret: SecretName): Promise<Result<number, CardFault>>;
  /** VERIFY with a person's own entry: exactly one, never repeated (PIN-5). The caller wipes `value`. */
  verify(secret: SecretName, value: Uint8Array): Promise<Result<Verification, CardFault>>;
  /** SHA-256 with RSA (PKCS#1 v1.5) by the key that the secret unlocks, over `message`; the card gets a DigestInfo. */
  sign(secret: SecretName, message: Uint8Array): Promise<Result<Uint8Array, CardFault>>;
  /** EF 0001, DER; the signing password must have been verified. */
  readSigningCertificate(): Promise<Result<Uint8Array, CardFault>>;
  /** CARD 7.1 step 1: 16 bytes, good for one EXTERNAL AUTHENTICATE. */
  challenge(): Promise<Result<Uint8Array, CardFault>>;
  /** CARD 7.1 step 2. False when the card does not accept the authorisation. */
  presentAuthorisation(authorisation: ResetAuthorisation): Promise<Result<boolean, CardFault>>;
  /** CARD 7.1 step 3. The caller wipes `value`. */
  resetSecret(target: SecretName, value: Uint8Array): Promise<Result<void, ResetFault>>;
  close(): Promise<void>;
}

/** What a card turned out to be. */
export type CardIdentity =
  | { readonly kind: 'own'; readonly card: JpkiCard }
  /** Not this installation's: treated as genuine, whatever its names say (CARD 7.2, INV-6). Its channel is closed. */
  | { readonly kind: 'genuine'; readonly facts: CardFacts }
  /** `token`: the name of what has the JPKI application without being such a card; a phone, say. */
  | { readonly kind: 'not-a-my-number-card'; readonly token?: string }
  | { readonly kind: 'unreadable'; readonly fault: CardFault };
