import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicHalf, signCertificate, type DistinguishedName } from '../../electron/card/certificate-parts';
import * as der from '../../electron/card/der';
import { importTrustAnchor, openInstallation, type Installation } from '../../electron/card/installation';
import { newRsaKey } from '../../electron/card/rsa-key';
import { isIssuedHere } from '../../electron/card/trust-anchors';
import { myNumberCard, openIssuer, reusedKeys } from './support';

const keys = reusedKeys(2);

/** A self-signed authority of any name. */
async function authority(name: DistinguishedName, isAuthority = true): Promise<Uint8Array> {
  const key = await newRsaKey();
  const constraints = der.sequence(
    der.objectIdentifier('2.5.29.19'),
    der.asn1True(),
    der.octetString(der.sequence(...(isAuthority ? [der.asn1True()] : []))),
  );
  return signCertificate(
    {
      serial: Uint8Array.of(1),
      issuer: name,
      subject: name,
      notBefore: 0,
      notAfter: Date.parse('2060-01-01T00:00:00Z'),
      publicKey: publicHalf(key),
      extensions: [constraints],
    },
    key,
  );
}

/** The sentence that an import is refused with; empty when it is not. */
function refusal(installation: Installation, certificate: Uint8Array): string {
  const imported = importTrustAnchor(installation, certificate);
  return imported.ok ? '' : imported.fault;
}

describe('an installation', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ansho-installation-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is created once, and found again', async () => {
    const first = await openInstallation(folder, keys);
    const second = await openInstallation(folder, keys);
    expect(second.trustAnchors).toEqual(first.trustAnchors);
    expect(second.resetAuthority.publicKey).toEqual(first.resetAuthority.publicKey);
    expect(second.authorities.signing.key.equals(first.authorities.signing.key)).toBe(true);
    expect((await stat(join(folder, 'installation.json'))).mode & 0o777).toBe(0o600);
  });

  test('two first uses at the same time come to the same installation', async () => {
    const [first, second] = await Promise.all([openInstallation(folder, keys), openInstallation(folder, keys)]);
    expect(second.resetAuthority.publicKey).toEqual(first.resetAuthority.publicKey);
  });

  test('a file that is none is named, and not overwritten', async () => {
    const file = join(folder, 'installation.json');
    await writeFile(file, '{"ansho": 1}');
    await expect(openInstallation(folder, keys)).rejects.toThrow(`${file}: kind `);
    expect(await readFile(file, 'utf8')).toBe('{"ansho": 1}');
  });

  test('CARD 7.2: an imported test authority is trusted, now and later', async () => {
    const certificate = await authority([['O', 'Test authority']]);
    const imported = importTrustAnchor(await openInstallation(folder, keys), certificate);
    if (!imported.ok) throw new Error(imported.fault);
    expect(imported.value.trustAnchors).toHaveLength(2);
    expect((await openInstallation(folder, keys)).trustAnchors).toEqual(imported.value.trustAnchors);
  });

  test("CARD 7.2: a real authority's name is refused, in PEM and DER, and also when somebody puts the file there", async () => {
    const real = await authority([
      ['C', 'JP'],
      ['O', 'JPKI'],
      ['OU', 'JPKI for user authentication'],
    ]);
    const pem = Buffer.from(new X509Certificate(real).toString());
    const installation = await openInstallation(folder, keys);
    for (const bytes of [real, pem]) {
      expect(refusal(installation, bytes)).toContain('O=JPKI');
    }
    await mkdir(join(folder, 'trust-anchors'));
    await writeFile(join(folder, 'trust-anchors', 'real.crt'), pem);
    const reopened = await openInstallation(folder, keys);
    expect(reopened.trustAnchors).toHaveLength(1);
    expect(reopened.refusedAnchors).toEqual([expect.stringMatching(/real\.crt: .*O=JPKI/)]);
  });

  test('what is no authority, and what is no certificate, is refused', async () => {
    const installation = await openInstallation(folder, keys);
    expect(refusal(installation, Buffer.from('hello'))).toBe('This is not a certificate.');
    const leaf = await authority([['O', 'Somebody']], false);
    expect(refusal(installation, leaf)).toContain('authority');
  });
});

describe('CARD 7.2: who issued a certificate', () => {
  let installation: Installation;
  let certificate: Uint8Array;
  beforeAll(async () => {
    const issuer = await openIssuer();
    installation = issuer.installation;
    const { image } = await issuer.issue('fresh');
    certificate = Buffer.from(myNumberCard(image).certificates.authentication, 'base64');
  });

  test('its own authority', () => expect(isIssuedHere(certificate, installation.trustAnchors)).toBe(true));
  test('no anchors, no trust', () => expect(isIssuedHere(certificate, [])).toBe(false));
  test('one changed bit', () => {
    const changed = Uint8Array.from(certificate);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(isIssuedHere(changed, installation.trustAnchors)).toBe(false);
  });
  test("the authority's own certificate is no card's", () => {
    const [anchor = certificate] = installation.trustAnchors;
    expect(isIssuedHere(anchor, installation.trustAnchors)).toBe(false);
  });
  test('the signing authority does not count for authentication', () => {
    expect(isIssuedHere(certificate, [installation.authorities.signing.certificate])).toBe(false);
  });
  test('bytes that are no certificate', () => {
    expect(isIssuedHere(Uint8Array.of(0x30, 0x82), installation.trustAnchors)).toBe(false);
  });
});
