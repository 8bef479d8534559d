import { createHash, createPrivateKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../error-code';
import { success, type Result } from '../result';
import { writeFileAtomically } from '../atomic-file';
import { publicHalf } from './certificate-parts';
import { issueAuthority, type Authority, type CertificateUse } from './certificates';
import { newRsaKey, type KeySource } from './rsa-key';
import { firstIssue } from './schema-issue';
import { readTrustAnchor, readTrustAnchorFile } from './trust-anchors';

/** The key that signs reset authorisations (CARD 7.1): the centre signs with it, and every card issued here knows it. */
export interface ResetAuthority {
  readonly privateKey: KeyObject;
  /** Ed25519, SPKI in DER. */
  readonly publicKey: Uint8Array;
}

/** What one installation of the simulator issues cards with, and trusts. */
export interface Installation {
  /** Where it is kept; undefined: in memory only. */
  readonly folder: string | undefined;
  readonly authorities: Readonly<Record<CertificateUse, Authority>>;
  readonly resetAuthority: ResetAuthority;
  /** The certificates (DER) that make a card this installation's own: its CA, and those that its operator imported. */
  readonly trustAnchors: readonly Uint8Array[];
  /** Files in the folder of trust anchors that are not trusted, a sentence each. */
  readonly refusedAnchors: readonly string[];
}

const FILE = 'installation.json';
const ANCHOR_FOLDER = 'trust-anchors';
const OWNER_ONLY = 0o600;

const authorityFile = z.strictObject({ key: z.string(), certificate: z.string() });
const installationFile = z.strictObject({
  ansho: z.literal(1),
  kind: z.literal('installation'),
  /** PEM, all of them. */
  signing: authorityFile,
  authentication: authorityFile,
  resetAuthority: z.string(),
});
type InstallationFile = z.infer<typeof installationFile>;

/**
 * Opens the installation that is kept in a folder; creates it on first use. Without a folder it lives in memory. Throws
 * an error whose message names the file when what is there is not an installation: it is never overwritten.
 */
export async function openInstallation(folder?: string, keys: KeySource = newRsaKey): Promise<Installation> {
  if (folder === undefined) return assemble(await createAuthorities(keys), undefined);
  const path = join(folder, FILE);
  if (!existsSync(path)) {
    const created = `${JSON.stringify(await createAuthorities(keys), null, 2)}\n`;
    writeFileAtomically(path, created, { mode: OWNER_ONLY, keepsExisting: true });
  }
  return assemble(readInstallation(path), folder);
}

/**
 * CARD 7.2. Adds a test CA's certificate (PEM or DER) to what an installation trusts, and keeps it in its folder.
 * Refused, with a sentence, when it is a real authority's or no CA's.
 */
export function importTrustAnchor(installation: Installation, bytes: Uint8Array): Result<Installation, string> {
  const anchor = readTrustAnchor(bytes);
  if (!anchor.ok) return anchor;
  if (installation.folder !== undefined) {
    const name = createHash('sha256').update(anchor.value).digest('hex').slice(0, 16);
    const pem = new X509Certificate(anchor.value).toString();
    writeFileAtomically(join(installation.folder, ANCHOR_FOLDER, `${name}.crt`), pem);
  }
  return success({ ...installation, trustAnchors: [...installation.trustAnchors, anchor.value] });
}

async function createAuthorities(keys: KeySource): Promise<InstallationFile> {
  const [signing, authentication] = await Promise.all([keys(), keys()]);
  const authority = (use: CertificateUse, key: KeyObject) => ({
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: new X509Certificate(issueAuthority(use, key).certificate).toString(),
  });
  return {
    ansho: 1,
    kind: 'installation',
    signing: authority('signing', signing),
    authentication: authority('authentication', authentication),
    resetAuthority: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function readInstallation(path: string): InstallationFile {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const code = codeOf(error);
    throw new Error(code === undefined ? `${path} is not JSON.` : `${path} cannot be read (${code}).`, {
      cause: error,
    });
  }
  const parsed = installationFile.safeParse(document);
  if (parsed.success) return parsed.data;
  const { field, reason } = firstIssue(parsed.error);
  throw new Error(`${path}: ${field} ${reason}.`);
}

function assemble(file: InstallationFile, folder: string | undefined): Installation {
  const { authorities, privateKey } = readKeys(file, join(folder ?? '', FILE));
  const publicKey = publicHalf(privateKey).export({ type: 'spki', format: 'der' });
  const { anchors, refused } = readAnchors(folder);
  return {
    folder,
    authorities,
    resetAuthority: { privateKey, publicKey },
    trustAnchors: [authorities.authentication.certificate, ...anchors],
    refusedAnchors: refused,
  };
}

function readKeys(file: InstallationFile, path: string) {
  try {
    return {
      authorities: {
        signing: readAuthority('signing', file),
        authentication: readAuthority('authentication', file),
      },
      privateKey: createPrivateKey(file.resetAuthority),
    };
  } catch (error) {
    throw new Error(`${path}: a key or a certificate in it is none.`, { cause: error });
  }
}

function readAuthority(use: CertificateUse, file: InstallationFile): Authority {
  const certificate = new X509Certificate(file[use].certificate);
  return {
    use,
    certificate: certificate.raw,
    serial: Buffer.from(certificate.serialNumber, 'hex'),
    key: createPrivateKey(file[use].key),
  };
}

function readAnchors(folder: string | undefined): { anchors: Uint8Array[]; refused: string[] } {
  const anchors: Uint8Array[] = [];
  const refused: string[] = [];
  const place = join(folder ?? '', ANCHOR_FOLDER);
  if (folder === undefined || !existsSync(place)) return { anchors, refused };
  for (const name of readdirSync(place).filter((entry) => entry.endsWith('.crt'))) {
    const anchor = readTrustAnchorFile(join(place, name));
    if (anchor.ok) anchors.push(anchor.value);
    else refused.push(`${join(place, name)}: ${anchor.fault}`);
  }
  return { anchors, refused };
}
