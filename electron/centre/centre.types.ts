import type { CertificateName, RevocationCause } from '../../machines/rules/certificates';
import type { RefusalReason } from '../../machines/rules/refusals';
import type { SecretName } from '../../machines/rules/secrets';
import type { Instant } from '../../machines/rules/time';
import type { PreRegistrationState } from '../../machines/workbench/console.types';
import type { Result } from '../result';

/** Why the centre did not do as asked. `goodUntil` where a pre-registration of the card is known and still good. */
export interface CentreRefusal {
  readonly reason: RefusalReason;
  readonly goodUntil?: Instant;
  /** REF-5: why the certificate was revoked. */
  readonly cause?: RevocationCause;
  /** REF-8, TARGET-2. What the card is pre-registered for, where that is not what was asked for. */
  readonly preRegisteredFor?: SecretName;
  /** The last instant of the certificate that is over, where that is the reason. */
  readonly notAfter?: Instant;
}

/** What the simulated issuer tells the registry of a card; certificates in DER. */
export interface RegistryEntry {
  readonly authenticationCertificate: Uint8Array;
  readonly signingCertificate?: Uint8Array;
  /** The card's last day, `YYYY-MM-DD`. */
  readonly cardExpires: string;
  readonly authenticationRevoked?: { readonly at: Instant };
  readonly signingRevoked?: { readonly at: Instant; readonly cause: RevocationCause };
}

/** Step 1, begun: the card has to sign `challenge` (32 bytes) with its authentication key. */
export interface RegistrationBegun {
  readonly registrationId: string;
  readonly challenge: Uint8Array;
}

/** Step 1, the card is proven: now the face, by a WebAuthn ceremony with these options (their JSON form). */
export interface FaceRequested {
  readonly kind: 'create' | 'get';
  readonly options: unknown;
}

/** Step 1, done. */
export interface Registered {
  readonly registeredAt: Instant;
  readonly goodUntil: Instant;
}

/** Step 2, allowed: what the card needs for one reset (CARD 7.1). */
export interface Authorised {
  /** 16 bytes. */
  readonly authorisationId: Uint8Array;
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array;
  readonly goodUntil: Instant;
  /** CERT-3, CERT-8. The last instants of the card's certificates. */
  readonly certificates: Readonly<Record<CertificateName, Instant>>;
}

export type { PreRegistrationState } from '../../machines/workbench/console.types';

/** What kiosk and phone say to the centre. Every call ends in a value; a line that is down is `centre-unreachable`. */
export interface CentreClient {
  /** REG-1. `authenticationCertificate`: DER. */
  beginRegistration(authenticationCertificate: Uint8Array): Promise<Result<RegistrationBegun, CentreRefusal>>;
  /** The card's RSA signature over the challenge; `credentialId` (base64url) where the phone has been enrolled before. */
  proveCard(
    registrationId: string,
    signature: Uint8Array,
    credentialId?: string,
  ): Promise<Result<FaceRequested, CentreRefusal>>;
  /** The WebAuthn response in its JSON form. */
  finishRegistration(registrationId: string, response: unknown): Promise<Result<Registered, CentreRefusal>>;
  /** A nonce (32 bytes) that the card signs with its authentication key, to show that the PIN was verified at the kiosk. */
  authorisationNonce(): Promise<Result<Uint8Array, CentreRefusal>>;
  /** INV-1, INV-2, KIOSK-2. */
  authorise(request: AuthorisationRequest): Promise<Result<Authorised, CentreRefusal>>;
  /** REG-6. The card's signature by the key of the secret that was reset, over CARD 7.1's message. May be repeated. */
  settle(authorisationId: Uint8Array, signature: Uint8Array): Promise<Result<void, CentreRefusal>>;
  /** The centre's own clock: reachable or not. */
  health(): Promise<Result<{ readonly now: Instant }, CentreRefusal>>;
}

export interface AuthorisationRequest {
  readonly target: SecretName;
  readonly authenticationCertificate: Uint8Array;
  /** 16 bytes of EF 0006. */
  readonly cardSerial: Uint8Array;
  /** 16 bytes: the card's challenge. */
  readonly cardChallenge: Uint8Array;
  readonly nonce: Uint8Array;
  /** The card's signature over `"ANSHO-KIOSK-1" | nonce | cardChallenge`. */
  readonly proof: Uint8Array;
}

/** What only the issuer's side may do and see: it carries the registrar's token. */
export interface RegistryClient {
  /** Adds a card, or replaces what was known of it. */
  enter(entries: readonly RegistryEntry[]): Promise<Result<void, CentreRefusal>>;
  preRegistration(authenticationCertificate: Uint8Array): Promise<Result<PreRegistrationState, CentreRefusal>>;
}
