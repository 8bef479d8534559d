import { endOfCertificate, type CertificateStatus } from '../machines/rules/certificates';
import { endOfTokyoDate, tokyoDate, type Instant } from '../machines/rules/time';
import type { CardFacts, PracticeCard } from '../machines/practice/customer';
import { catalogue } from './card/catalogue';
import { resolveDay } from './card/card-day';
import type { CardDescription } from './card/card-description';

/** The card by which this installation tries itself for foreign ones: no customer of a real store has it. */
const NOT_FOR_PRACTICE: ReadonlySet<string> = new Set(['another-issuer']);

/** CERT-7. The card of the catalogue with face authentication only. */
const FACE_ONLY = 'face-authentication-only';

/** The cards that customers of the practice bring: those of the catalogue, by what a rule would ask of them. */
export function practiceCards(): readonly PracticeCard[] {
  return catalogue()
    .filter(({ name }) => !NOT_FOR_PRACTICE.has(name))
    .map((description) => ({ name: description.name, factsAt: (now) => factsOf(description, now) }));
}

/** What a card of this description is when it is made at this instant. */
function factsOf(description: CardDescription, now: Instant): CardFacts {
  const { kind, certificates, tries } = description;
  if (kind !== 'my-number-card') return { kind };
  const { signing } = certificates;
  const isSigningRevoked = typeof signing === 'object';
  const cardDay = resolveDay(description.cardExpires, now);
  const birthDate = resolveDay(description.holder.birthDate, now);
  const ends = endOfCertificate(birthDate, resolveDay(certificates.issued ?? description.issued, now), cardDay);
  const byDate = (status: CertificateStatus): CertificateStatus =>
    status === 'valid' && ends < now ? 'expired' : status;
  return {
    kind,
    card: endOfTokyoDate(cardDay) < now ? 'expired' : 'valid',
    authentication: byDate(certificates.authentication),
    signing: signing === 'absent' ? signing : isSigningRevoked ? 'revoked' : byDate(signing),
    ...(isSigningRevoked ? { cause: signing.revoked } : {}),
    tries,
    age: yearsBetween(birthDate, tokyoDate(now)),
    isFaceOnly: description.name === FACE_ONLY,
  };
}

/** Full years from one date (`YYYY-MM-DD`) to another. */
function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
