import type { SecretName } from './secrets';

/** Every reason for which the service turns somebody away, with the rule that describes it. */
export const REFUSALS = {
  'outside-opening-hours': 'REF-1',
  'service-not-offered': 'REF-2',
  'signing-certificate-not-issued': 'REF-3',
  'signing-certificate-expired': 'REF-4',
  'signing-certificate-revoked': 'REF-5',
  'authentication-certificate-unusable': 'REF-6',
  'authentication-pin-blocked': 'REF-7',
  'signing-password-blocked': 'TARGET-2',
  'not-pre-registered': 'REF-8',
  'pre-registration-expired': 'REF-9',
  'pre-registration-used': 'REF-10',
  'card-expired': 'REF-11',
  'card-unreadable': 'REF-12',
  'not-a-my-number-card': 'REF-12',
  'genuine-card': 'REF-13',
  'centre-unreachable': 'REF-14',
  maintenance: 'REF-14',
  'face-not-matched': 'REF-15',
  'face-cancelled': 'REF-15',
  'face-unavailable': 'REF-15',
  'timed-out': 'REF-16',
  'card-removed': 'REF-17',
  'reset-unconfirmed': 'REF-18',
} as const;

/** A refusal's reason, as it stands in scenarios, logs and reports. */
export type RefusalReason = keyof typeof REFUSALS;

export const REFUSAL_REASONS = Object.keys(REFUSALS) as readonly RefusalReason[];

/** True for a text that names a refusal's reason. */
export function isRefusalReason(text: unknown): text is RefusalReason {
  return typeof text === 'string' && Object.hasOwn(REFUSALS, text);
}

/** REF-7, TARGET-2. The refusal of a person whose proof is locked on the card. */
export function blockedReason(secret: SecretName): 'authentication-pin-blocked' | 'signing-password-blocked' {
  return `${secret}-blocked`;
}
