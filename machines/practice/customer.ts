import type { CertificateStatus, RevocationCause } from '../rules/certificates';
import type { SecretName } from '../rules/secrets';
import type { StoreProfile } from '../rules/stores';
import type { Instant } from '../rules/time';

/** What a customer's card is, as a rule would ask: at the instant at which the customer stands there. */
export type CardFacts = { readonly kind: 'not-a-my-number-card' } | { readonly kind: 'mute' } | HolderCard;

export interface HolderCard {
  readonly kind: 'my-number-card';
  readonly card: 'valid' | 'expired';
  readonly authentication: CertificateStatus;
  readonly signing: CertificateStatus | 'absent';
  /** CERT-5. Why the signing certificate was revoked, where it was. */
  readonly cause?: RevocationCause;
  readonly tries: Readonly<Record<SecretName, number>>;
  /** CERT-6. Full years. */
  readonly age: number;
  /** CERT-7. A card with face authentication only. */
  readonly isFaceOnly: boolean;
}

/** A card that customers may bring: by its name in the catalogue. */
export interface PracticeCard {
  readonly name: string;
  readonly factsAt: (now: Instant) => CardFacts;
}

/** What a customer has done of step 1 (REG-1) with this card, and of step 2 after it. */
export interface PriorSteps {
  readonly registeredAt: Instant;
  /** REG-6. When a completed reset used the pre-registration up. */
  readonly usedAt?: Instant;
}

/** Whose card it is: the customer's own, that of a child, or that of somebody who cannot come (OFFICE-3). */
export type Bearer = 'holder' | 'representative' | 'agent';

/** A store that has a name and a profile, as everywhere in the simulator. */
export interface NamedStore {
  readonly name: string;
  readonly profile: StoreProfile;
}

/** A customer at the kiosk of a store: everything that decides what to tell them. */
export interface Customer {
  readonly card: string;
  readonly facts: CardFacts;
  readonly now: Instant;
  readonly store: NamedStore;
  readonly prior: PriorSteps | undefined;
  readonly bearer: Bearer;
  /** TARGET-1, TARGET-2. What the customer wants reset; step 1, if it was done, was for this. */
  readonly wants: SecretName;
  /** OFFICE-4, TARGET-2. Whether the holder still knows the signing password. */
  readonly knowsPassword: boolean;
}
