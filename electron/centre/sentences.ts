import type { RefusalReason } from '../../machines/rules/refusals';

/** What the centre says to an engineer who reads its answer; the screens have their own words. */
export const SENTENCES: Readonly<Record<RefusalReason, string>> = {
  'outside-opening-hours': 'Kiosks serve from 06:30:00 to 22:59:59 Japan Standard Time.',
  'service-not-offered': 'The service is not offered there.',
  'signing-certificate-not-issued': 'The card has no signing certificate.',
  'signing-certificate-expired': 'The signing certificate has expired.',
  'signing-certificate-revoked': 'The signing certificate has been revoked.',
  'authentication-certificate-unusable':
    'The authentication certificate is unknown, expired or revoked, or its card did not sign what it was given.',
  'authentication-pin-blocked': 'The 4-digit PIN is locked.',
  'signing-password-blocked': 'The signing password is locked.',
  'not-pre-registered': 'There is no pre-registration for this: the card has to be proven first, then the face.',
  'pre-registration-expired': 'The 24 hours of the pre-registration are over.',
  'pre-registration-used': 'The pre-registration has been used up by a completed reset.',
  'card-expired': 'The card has expired.',
  'card-unreadable': 'The card could not be read.',
  'not-a-my-number-card': 'The card is not a My Number Card.',
  'genuine-card': 'The card is not one of this installation.',
  'centre-unreachable': 'The centre cannot answer now.',
  maintenance: 'The service is down for maintenance.',
  'face-not-matched': 'The face was not verified: the response does not hold.',
  'face-cancelled': 'The face check was cancelled.',
  'face-unavailable': 'The phone has no face check.',
  'timed-out': 'What was answered is no longer good: it is too old, or it has been used.',
  'card-removed': 'The card was removed.',
  'reset-unconfirmed': 'The reset is not confirmed: no such authorisation, or the signature does not hold.',
};
