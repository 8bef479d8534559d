import type { CertificateName, RevocationCause } from '../rules/certificates';
import type { RefusalReason } from '../rules/refusals';
import { otherSecret, type SecretName } from '../rules/secrets';
import type { Instant } from '../rules/time';

/** What the kiosk's machine learns of a card before it asks for a secret. */
export type CardReading =
  | {
      readonly ok: true;
      /** CERT-4, CERT-6, CERT-7. Whether the card carries a signing certificate. */
      readonly hasSigningCertificate: boolean;
      readonly triesLeft: Readonly<Record<SecretName, number>>;
    }
  | Refused;

/** A refusal by the card, the reader or the centre. */
export interface Refused {
  readonly ok: false;
  readonly reason: RefusalReason;
  readonly goodUntil?: Instant;
  /** REF-5. Why the signing certificate was revoked, where that is the reason and the centre knows. */
  readonly cause?: RevocationCause;
  /** REF-8, TARGET-2. What the card is pre-registered for, where that is not what was asked for. */
  readonly preRegisteredFor?: SecretName;
}

/** What a person's entry of the secret that is the proof came to. */
export type Verification = { readonly ok: true; readonly verified: boolean; readonly triesLeft: number } | Refused;

/** The centre's answer to the request for a reset. */
export type Authorisation =
  | {
      readonly ok: true;
      readonly goodUntil: Instant;
      /** CERT-2, CERT-3. The last instants of the card's certificates. */
      readonly certificates: Readonly<Record<CertificateName, Instant>>;
    }
  | Refused;

/** What the write to the card came to. `unconfirmed`: the card may hold the old state or the new secret (REF-18). */
export type CardReset = { readonly ok: true } | { readonly ok: false; readonly unconfirmed: true } | Refused;

/** Whether the centre has taken the card's proof (REG-6). */
export type Settlement = { readonly ok: true } | { readonly ok: false };

/** How a session ended, for whoever asks afterwards (INV-8). */
export interface SessionOutcome {
  readonly outcome: 'reset' | 'refused' | 'cancelled' | 'unconfirmed';
  readonly reason?: RefusalReason;
}

/** What the `refuse` action takes of a refusal: the reason, and what else is known of it. */
export type Refusal = Omit<Refused, 'ok'>;

/** PIN-4, REF-7. What a machine keeps of a card's tries before the first entry: of the proof, and of what is to be reset. */
export function triesIn(
  reading: CardReading,
  target: SecretName,
): { readonly triesLeft: number; readonly targetLocked: boolean; readonly wrong: false } {
  return {
    triesLeft: reading.ok ? reading.triesLeft[otherSecret(target)] : 0,
    targetLocked: reading.ok && reading.triesLeft[target] === 0,
    wrong: false,
  };
}

/** A refusal as the `refuse` action takes it. Throws for an answer that refuses nothing: a programmer's mistake. */
export function refusalOf(answer: Refused | { readonly ok: true } | CardReset): Refusal {
  if (answer.ok || !('reason' in answer)) throw new TypeError('an answer that refuses nothing has no reason');
  const { reason, goodUntil, cause, preRegisteredFor } = answer;
  return {
    reason,
    ...(goodUntil === undefined ? {} : { goodUntil }),
    ...(cause === undefined ? {} : { cause }),
    ...(preRegisteredFor === undefined ? {} : { preRegisteredFor }),
  };
}
