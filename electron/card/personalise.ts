import { randomBytes, type KeyObject } from 'node:crypto';
import { endOfCertificate, type RevocationCause } from '../../machines/rules/certificates';
import { DAY, endOfTokyoDate, type Instant } from '../../machines/rules/time';
import { SECRET_SHAPES, type SecretName } from '../../machines/rules/secrets';
import { resolveDay } from './card-day';
import type { CardDescription } from './card-description';
import { ATR } from './answer-to-reset';
import type { CardImage, MyNumberCardImage } from './card-image';
import { publicHalf } from './certificate-parts';
import { issueCertificate, type Authority, type Validity } from './certificates';
import type { CertificateHolder } from './holder-name';
import { openInstallation, type Installation } from './installation';
import { faceKeyOf, personaliseFace } from './personalise-face';
import { newRsaKey, type KeySource } from './rsa-key';
import { storeSecret, type StoredSecret } from './secret-digest';
import { TOKEN_PROFILES } from './token-profile';

/** A card as it leaves the issuer. */
export interface IssuedCard {
  readonly image: CardImage;
  /** What the issuer tells the registry; undefined for a card that this installation did not issue. */
  readonly registry: CardRegistration | undefined;
  /** The private keys of the image, by their text in it. */
  readonly keys: ReadonlyMap<string, KeyObject>;
}

/** What the registry of an issuer has to know of a card; certificates in DER. */
export interface CardRegistration {
  readonly authenticationCertificate: Uint8Array;
  readonly signingCertificate?: Uint8Array;
  /** The card's last day, `YYYY-MM-DD`. */
  readonly cardExpires: string;
  readonly authenticationRevoked?: { readonly at: Instant };
  readonly signingRevoked?: { readonly at: Instant; readonly cause: RevocationCause };
}

/** The answer to reset of a card that has no JPKI application. */
const OTHER_ATR = '3B80800101';

/** Makes a card of its description: new keys, certificates by CERT-2, secrets as digests. `now` is the day of `+0D`. */
export async function personalise(
  description: CardDescription,
  installation: Installation,
  now: Instant,
  keys: KeySource = newRsaKey,
): Promise<IssuedCard> {
  const { kind, issuer, name } = description;
  if (kind !== 'my-number-card') {
    const { description: words } = description;
    const image = { ansho: 1, kind: 'card-image', name, description: words, atr: OTHER_ATR, card: kind } as const;
    return { image, registry: undefined, keys: new Map() };
  }
  const from = issuer === 'own' ? installation : await anotherInstallation();
  const hasSigning = description.certificates.signing !== 'absent';
  const [authentication, signing, own] = await Promise.all([
    keys(),
    hasSigning ? keys() : undefined,
    hasFaceApplications(description) ? faceKeyOf(from, keys) : undefined,
  ]);
  const issued = issueBoth(description, from, now, { authentication, signing });
  const image = makeImage(description, from, now, issued, { authentication, signing, face: own });
  const registry = issuer === 'own' ? register(description, now, issued) : undefined;
  return { image, registry, keys: keysOf(image, { authentication, signing, face: own }) };
}

function hasFaceApplications({ applications, token }: CardDescription): boolean {
  return applications !== false && TOKEN_PROFILES[token].hasFaceApplications;
}

function keysOf(image: MyNumberCardImage, { authentication, signing, face }: CardKeys): ReadonlyMap<string, KeyObject> {
  const keys = new Map([[image.keys.authentication, authentication]]);
  if (image.keys.signing !== undefined && signing !== undefined) keys.set(image.keys.signing, signing);
  if (image.applications && face) keys.set(image.applications.key, face);
  return keys;
}

let another: Promise<Installation> | undefined;

/** A throw-away issuer whose authorities bear the names of every installation's: only their keys are others. */
function anotherInstallation(): Promise<Installation> {
  another ??= openInstallation();
  return another;
}

interface CardKeys {
  readonly authentication: KeyObject;
  readonly signing: KeyObject | undefined;
  readonly face?: KeyObject | undefined;
}

interface CardCertificates {
  readonly authentication: Uint8Array;
  readonly signing: Uint8Array | undefined;
}

function issueBoth(
  { certificates, holder, issued, cardExpires }: CardDescription,
  { authorities }: Installation,
  now: Instant,
  keys: CardKeys,
): CardCertificates {
  const person: CertificateHolder = { ...holder, birthDate: resolveDay(holder.birthDate, now) };
  const validity = (isExpired: boolean): Validity => {
    const day = resolveDay(isExpired ? '-6Y' : (certificates.issued ?? issued), now);
    return {
      notBefore: endOfTokyoDate(day) + 1 - DAY,
      notAfter: endOfCertificate(person.birthDate, day, resolveDay(cardExpires, now)),
    };
  };
  const authentication = validity(certificates.authentication === 'expired');
  const signing = validity(certificates.signing === 'expired');
  // CERT-3: it ends with the authentication certificate at the latest.
  const notAfter = Math.min(signing.notAfter, authentication.notAfter);
  const issue = (authority: Authority, key: KeyObject, when: Validity): Uint8Array =>
    issueCertificate(authority, person, publicHalf(key), when);
  return {
    authentication: issue(authorities.authentication, keys.authentication, authentication),
    signing: keys.signing && issue(authorities.signing, keys.signing, { ...signing, notAfter }),
  };
}

function makeImage(
  description: CardDescription,
  { authorities, resetAuthority }: Installation,
  now: Instant,
  certificates: CardCertificates,
  keys: CardKeys,
): MyNumberCardImage {
  const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64');
  const pkcs8 = (key: KeyObject): string => base64(key.export({ type: 'pkcs8', format: 'der' }));
  const face = printedFace(description, now);
  return {
    ansho: 1,
    kind: 'card-image',
    name: description.name,
    description: description.description,
    card: 'my-number-card',
    atr: ATR[description.atr],
    face,
    token: { label: TOKEN_PROFILES[description.token].label, serial: newSerial() },
    certificates: {
      ...(certificates.signing && { signing: base64(certificates.signing) }),
      signingAuthority: base64(authorities.signing.certificate),
      authentication: base64(certificates.authentication),
      authenticationAuthority: base64(authorities.authentication.certificate),
    },
    keys: { ...(keys.signing && { signing: pkcs8(keys.signing) }), authentication: pkcs8(keys.authentication) },
    secrets: {
      'signing-password': secretOf('signing-password', description),
      'authentication-pin': secretOf('authentication-pin', description),
    },
    ...(description.resetAuthority && { resetAuthority: base64(resetAuthority.publicKey) }),
    ...(keys.face && {
      applications: personaliseFace(description, face, { issuer: authorities.signing.key, card: keys.face }, now),
    }),
    switches: description.switches,
  };
}

function printedFace({ holder, cardExpires }: CardDescription, now: Instant): MyNumberCardImage['face'] {
  return {
    name: holder.name,
    ...(holder.kana === undefined ? {} : { kana: holder.kana }),
    birthDate: resolveDay(holder.birthDate, now),
    sex: holder.sex,
    address: holder.address,
    expires: resolveDay(cardExpires, now),
  };
}

function secretOf(name: SecretName, { secrets, tries }: CardDescription): StoredSecret {
  return storeSecret(Buffer.from(secrets[name], 'ascii'), tries[name], SECRET_SHAPES[name].tries);
}

function register(
  { certificates, cardExpires }: CardDescription,
  now: Instant,
  { authentication, signing }: CardCertificates,
): CardRegistration {
  const state = certificates.signing;
  const startOf = (day: string): Instant => endOfTokyoDate(resolveDay(day, now)) + 1 - DAY;
  const revokedAt = certificates.authentication === 'revoked' ? startOf('-10D') : undefined;
  const signingRevoked =
    typeof state === 'object'
      ? { at: startOf(state.at), cause: state.revoked }
      : revokedAt !== undefined && { at: revokedAt, cause: 'authentication-certificate-ended' as const };
  return {
    authenticationCertificate: authentication,
    ...(signing && { signingCertificate: signing }),
    cardExpires: resolveDay(cardExpires, now),
    ...(revokedAt !== undefined && { authenticationRevoked: { at: revokedAt } }),
    ...(signing && signingRevoked && { signingRevoked }),
  };
}

/** Sixteen digits. */
function newSerial(): string {
  return Array.from(randomBytes(16), (byte) => String(byte % 10)).join('');
}
