import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeFileAtomically } from '../atomic-file';
import { formatCardImage, parseCardImage, type CardImage, type MyNumberCardImage } from '../card/card-image';
import type { Installation } from '../card/installation';
import type { CardRegistration } from '../card/personalise';
import { fileNameOf } from '../card/rack-store';
import { isIssuedHere } from '../card/trust-anchors';
import { failure, success, type Result } from '../result';

const EXTENSION = '.json';

/** Copies of cards in a folder: an image a file, to be kept, edited, and loaded again. */
export class CardCopies {
  constructor(
    readonly folder: string,
    private readonly installation: Installation,
  ) {}

  /** The files that are there, by name; none where the folder is not there, or cannot be read. */
  list(): readonly string[] {
    try {
      return readdirSync(this.folder)
        .filter((name) => name.endsWith(EXTENSION))
        .sort();
    } catch {
      return [];
    }
  }

  /** Writes a copy of a card beside those that are there; gives its path, or a sentence. */
  save(image: CardImage): Result<string, string> {
    const taken = new Set(this.list());
    const path = join(
      this.folder,
      fileNameOf({ name: freeName(image.name, (name) => taken.has(fileNameOf({ name }))) }),
    );
    try {
      writeFileAtomically(path, formatCardImage(image), { keepsExisting: true });
    } catch (error) {
      return failure(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    }
    return success(path);
  }

  /** Reads a copy. A sentence with the path of the field at fault when it is broken, or not of this installation. */
  load(file: string): Result<CardImage, string> {
    const path = join(this.folder, basename(file));
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      return failure(`${path} cannot be read.`);
    }
    const image = parseCardImage(text, path);
    if (!image.ok) return failure(image.fault.sentence);
    if (image.value.card !== 'my-number-card') return image;
    const fault = foreignField(image.value, this.installation);
    return fault === undefined ? image : failure(`${path}: ${fault}.`);
  }
}

/** The first of `NAME`, `NAME-2`, `NAME-3` … that is not taken. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** CARD 7.2. What in an image is not of this installation, or does not belong together: the field, and why. */
function foreignField(image: MyNumberCardImage, installation: Installation): string | undefined {
  const { certificates, keys, resetAuthority } = image;
  const { trustAnchors, authorities } = installation;
  const der = (base64: string): Buffer => Buffer.from(base64, 'base64');
  const elsewhere = 'was not issued by this installation';
  try {
    if (!isIssuedHere(der(certificates.authentication), trustAnchors))
      return `certificates.authentication ${elsewhere}`;
    const { signing } = certificates;
    if (signing !== undefined && !isIssuedHere(der(signing), [authorities.signing.certificate]))
      return `certificates.signing ${elsewhere}`;
    if (!isKeyOf(keys.authentication, certificates.authentication))
      return 'keys.authentication is not the key of the certificate';
    if (signing !== undefined && !(keys.signing !== undefined && isKeyOf(keys.signing, signing)))
      return 'keys.signing is not the key of the certificate';
  } catch {
    return 'certificates cannot be read';
  }
  const own = Buffer.from(installation.resetAuthority.publicKey).toString('base64');
  return resetAuthority === undefined || resetAuthority === own
    ? undefined
    : 'resetAuthority is another installation’s';
}

function isKeyOf(pkcs8: string, certificate: string): boolean {
  const key = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
  return new X509Certificate(Buffer.from(certificate, 'base64')).publicKey.equals(createPublicKey(key));
}

/** What the registry has to know of a card that comes as an image alone: nothing is revoked. */
export function registrationOf(image: CardImage): CardRegistration | undefined {
  if (image.card !== 'my-number-card') return undefined;
  const { authentication, signing } = image.certificates;
  return {
    authenticationCertificate: new Uint8Array(Buffer.from(authentication, 'base64')),
    ...(signing !== undefined && { signingCertificate: new Uint8Array(Buffer.from(signing, 'base64')) }),
    cardExpires: image.face.expires,
  };
}
