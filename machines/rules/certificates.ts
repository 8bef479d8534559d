import { endOfTokyoDate, tokyoDate, type Instant } from './time';

/** CERT-1. The two certificates of a card: one signs documents, one logs in. */
export const CERTIFICATE_NAMES = ['signing', 'authentication'] as const;
export type CertificateName = (typeof CERTIFICATE_NAMES)[number];

/** What the registry knows of a certificate. */
export type CertificateStatus = 'valid' | 'expired' | 'revoked';

/** CERT-4, CERT-5. Why a signing certificate was revoked. */
export const REVOCATION_CAUSES = [
  'address-change',
  'name-change',
  'birth-date-change',
  'sex-change',
  'on-request',
  'authentication-certificate-ended',
] as const;
export type RevocationCause = (typeof REVOCATION_CAUSES)[number];

/** CERT-2. A holder's birthday in the given year: born on 29 February, it falls on 28 February in common years (ours). */
function birthdayIn(year: number, birthDate: string): string {
  const isCommonYear = new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1;
  const monthAndDay = birthDate.slice(5);
  return `${year}-${monthAndDay === '02-29' && isCommonYear ? '02-28' : monthAndDay}`;
}

/**
 * CERT-2. The last day (`YYYY-MM-DD`) of a certificate: the earlier of the holder's 5th birthday after issue and the
 * card's own expiry. Issued on a birthday: that day does not count (ours).
 */
export function lastDayOfCertificate(birthDate: string, issued: string, cardExpires: string): string {
  const year = Number(issued.slice(0, 4));
  const first = birthdayIn(year, birthDate) > issued ? year : year + 1;
  const fifth = birthdayIn(first + 4, birthDate);
  return fifth < cardExpires ? fifth : cardExpires;
}

/** CERT-2. The last millisecond of a certificate: it ends at 23:59:59 of its last day in Tokyo. */
export function endOfCertificate(birthDate: string, issued: string, cardExpires: string): Instant {
  return endOfTokyoDate(lastDayOfCertificate(birthDate, issued, cardExpires));
}

/** CERT-8. The first day (`YYYY-MM-DD`) on which a certificate can be renewed: three months before its last day. */
export function renewableFrom(lastDay: string): string {
  const [year = 0, month = 1, day = 1] = lastDay.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 3, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 4, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

/** CERT-8. What a holder is told of a valid certificate. */
export interface CertificateTerm {
  readonly name: CertificateName;
  /** CERT-2. Its last instant. */
  readonly notAfter: Instant;
  /** The first day (`YYYY-MM-DD`) on which it can be renewed. */
  readonly renewableFrom: string;
  readonly isRenewable: boolean;
}

/** CERT-1, CERT-8. What the holder of a card with these last instants is told at `now`, the signing certificate first. */
export function certificateTerms(
  ends: Readonly<Record<CertificateName, Instant>>,
  now: Instant,
): readonly CertificateTerm[] {
  return CERTIFICATE_NAMES.map((name) => {
    const notAfter = ends[name];
    return {
      name,
      notAfter,
      renewableFrom: renewableFrom(tokyoDate(notAfter)),
      isRenewable: isRenewable(notAfter, now),
    };
  });
}

/** CERT-8. True while a certificate that has not ended yet can be renewed at the counter. */
export function isRenewable(notAfter: Instant, now: Instant): boolean {
  return now <= notAfter && tokyoDate(now) >= renewableFrom(tokyoDate(notAfter));
}
