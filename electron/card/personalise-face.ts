import { randomBytes, type KeyObject } from 'node:crypto';
import type { Instant } from '../../machines/rules/time';
import type { CardApplications } from './card-applications';
import { resolveDay } from './card-day';
import type { CardDescription } from './card-description';
import type { MyNumberCardImage } from './card-image';
import { CARD_SECRET_SHAPES, type FaceSecretName } from './card-secrets';
import { faceFiles, type FaceKeys } from './face-files';
import { birthDateInEra } from './holder-name';
import { portraitOf } from './portraits';
import type { Installation } from './installation';
import type { KeySource } from './rsa-key';
import { storeSecret, type StoredSecret } from './secret-digest';

/** The age on a day, both `YYYY-MM-DD`. */
function fullYears(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(4) < birthDate.slice(4) ? years - 1 : years;
}

const faceKeys = new WeakMap<Installation, Promise<KeyObject>>();

/** The key of the face applications: cards of one batch share it, so that a card need not wait for a third key. */
export function faceKeyOf(installation: Installation, keys: KeySource): Promise<KeyObject> {
  const known = faceKeys.get(installation);
  if (known) return known;
  const made = keys();
  faceKeys.set(installation, made);
  return made;
}

/** CARD 4, 6. The applications beside JPKI, as they leave the issuer. Undefined where the description has none. */
export function personaliseFace(
  { applications, issued }: CardDescription,
  face: MyNumberCardImage['face'],
  keys: FaceKeys,
  now: Instant,
): CardApplications | undefined {
  if (applications === false) return undefined;
  const { myNumber, securityCode, municipality, pin, numberATries, birthDateTries } = applications;
  const birthDate = birthDateInEra(face.birthDate);
  const numberB = `${birthDate}${face.expires.slice(0, 4)}${securityCode}`;
  const secret = (name: FaceSecretName, value: string, tries = CARD_SECRET_SHAPES[name].tries): StoredSecret =>
    storeSecret(Buffer.from(value, 'ascii'), tries, tries);
  const age = fullYears(face.birthDate, resolveDay(issued, now));
  const portrait = portraitOf({ name: face.name, sex: face.sex, age });
  const cardNumber = Array.from(randomBytes(15), (byte) => String(byte % 10)).join('');
  return {
    key: keys.card.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    secrets: {
      'text-pin': secret('text-pin', pin),
      'text-reserved': storeSecret(randomBytes(16), 0, CARD_SECRET_SHAPES['text-reserved'].tries),
      'text-number-a': secret('text-number-a', myNumber, numberATries),
      'text-number-b': secret('text-number-b', numberB),
      'surface-birth-date': secret('surface-birth-date', birthDate, birthDateTries),
      'surface-number-a': secret('surface-number-a', myNumber, numberATries),
      'surface-number-b': secret('surface-number-b', numberB),
      'common-pin': secret('common-pin', pin),
      'resident-register-pin': secret('resident-register-pin', pin),
    },
    ...faceFiles(face, { myNumber, cardNumber, municipality, securityCode, portrait }, keys),
  };
}
