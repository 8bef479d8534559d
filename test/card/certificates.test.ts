import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { birthDateWithEra } from '../../electron/card/holder-name';
import { myNumberCard, openIssuer, privateKeyIn, type Issuer } from './support';

/** CARD 5.3. The otherNames of JPKI's arc in a certificate, in their order: the arc's last number, and the text. */
function otherNames(der: Buffer): [number, string][] {
  const arc = Buffer.from('2A83088C9B55080505', 'hex');
  const names: [number, string][] = [];
  for (let at = der.indexOf(arc); at >= 0; at = der.indexOf(arc, at + 1)) {
    // The last number, `[0]` and its length, the text's tag and length.
    const [tail = 0, , , tag, length = 0] = der.subarray(at + arc.length);
    expect(tag).toBe(0x0c);
    const start = at + arc.length + 5;
    names.push([tail, der.subarray(start, start + length).toString('utf8')]);
  }
  return names;
}

const hasOpenssl = existsSync('/usr/bin/openssl');

describe('CARD 5: certificates, as openssl reads them', () => {
  let issuer: Issuer;
  let folder: string;
  let signingKey: string;
  let files: Record<'signing' | 'authentication' | 'signingAuthority' | 'authenticationAuthority', string>;
  beforeAll(async () => {
    issuer = await openIssuer();
    folder = mkdtempSync(join(tmpdir(), 'ansho-certificates-'));
    const { certificates, keys } = myNumberCard((await issuer.issue('fresh')).image);
    signingKey = privateKeyIn(keys.signing ?? '')
      .export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const file = (name: string, base64: string | undefined): string => {
      const path = join(folder, `${name}.pem`);
      writeFileSync(path, new X509Certificate(Buffer.from(base64 ?? '', 'base64')).toString());
      return path;
    };
    files = {
      signing: file('signing', certificates.signing),
      authentication: file('authentication', certificates.authentication),
      signingAuthority: file('signing-ca', certificates.signingAuthority),
      authenticationAuthority: file('authentication-ca', certificates.authenticationAuthority),
    };
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach((context) => {
    if (!hasOpenssl) context.skip('openssl is not installed');
  });

  const openssl = (...options: string[]): string =>
    execFileSync('openssl', options, { encoding: 'utf8', stdio: 'pipe' });
  const text = (file: string): string =>
    openssl('x509', '-in', file, '-noout', '-text', '-nameopt', 'RFC2253,utf8,-esc_msb');
  const structure = (file: string): string => openssl('asn1parse', '-in', file);
  const extensions = (file: string): string[] =>
    [...text(file).matchAll(/^ {12}(X509v3 [A-Za-z ]+|Authority Information Access): ?(critical)?/gm)].map(
      ([, name = '', critical]) => `${name.replace('X509v3 ', '')}${critical === undefined ? '' : ' (critical)'}`,
    );

  test('both chain to their authority, and no critical extension is left out', () => {
    const verify = (ca: string, file: string): string =>
      openssl('verify', '-attime', '1795500000', '-x509_strict', '-purpose', 'any', '-CAfile', ca, file);
    expect(verify(files.authenticationAuthority, files.authentication)).toContain(': OK');
    expect(verify(files.signingAuthority, files.signing)).toContain(': OK');
  });

  test('5.1: the authorities', () => {
    for (const file of [files.signingAuthority, files.authenticationAuthority]) {
      expect(extensions(file)).toEqual([
        ...['Key Usage (critical)', 'Subject Alternative Name', 'Basic Constraints (critical)'],
        ...['CRL Distribution Points', 'Subject Key Identifier'],
      ]);
      expect(text(file)).toMatch(/Certificate Sign, CRL Sign\n/);
    }
    expect(text(files.signingAuthority)).toContain('Subject: OU=Simulated JPKI for digital signature,O=ANSHO-SIM,C=JP');
    expect(text(files.authenticationAuthority)).toContain(
      'Subject: OU=Simulated JPKI for user authentication,O=ANSHO-SIM,C=JP',
    );
  });

  test('5.2: the authentication certificate, in the order of the real ones, without personal data', () => {
    expect(extensions(files.authentication)).toEqual([
      ...['Key Usage (critical)', 'Extended Key Usage', 'Certificate Policies (critical)', 'Issuer Alternative Name'],
      ...[
        'CRL Distribution Points',
        'Authority Information Access',
        'Authority Key Identifier',
        'Subject Key Identifier',
      ],
    ]);
    const content = text(files.authentication);
    expect(content).toMatch(/Subject: CN=[0-9A-Z]{19}003A,C=JP\n/);
    expect(content).toMatch(/Certificate Policies: critical\n.*\n +CPS: http/);
    expect(content).toMatch(/DirName:C ?= ?JP, ?O ?= ?ANSHO-SIM, .*, ?OU ?= ?Tokyo-to, ?CN ?= ?Taito-ku CRLDP/);
    expect(content).toMatch(/Key Usage: critical\n +Digital Signature\n/);
    expect(content).toContain('TLS Web Client Authentication');
    expect(content).toContain('Policy: 1.2.392.200149.8.5.1.3.30');
    expect(content).toContain('OCSP - URI:http://ocsp.ansho.invalid/authentication');
    expect(content).toMatch(/Signature Algorithm: sha256WithRSAEncryption/);
    expect(content).toMatch(/Public-Key: \(2048 bit\)/);
    expect(content).not.toContain('見本');
  });

  test('5.3: the signing certificate names its holder, in the order of the real ones', () => {
    expect(extensions(files.signing)).toEqual([
      ...[
        'Key Usage (critical)',
        'Subject Alternative Name',
        'Certificate Policies (critical)',
        'Issuer Alternative Name',
      ],
      ...[
        'CRL Distribution Points',
        'Authority Information Access',
        'Authority Key Identifier',
        'Subject Key Identifier',
      ],
    ]);
    const content = text(files.signing);
    expect(content).toMatch(/Subject: CN=[0-9A-Z]{19}003A,L=Taito-ku,L=Tokyo-to,C=JP\n/);
    expect(content).toMatch(/Digital Signature, Non Repudiation\n/);
    expect(content).toContain('CRLDP');
    expect(openssl('x509', '-in', files.signing, '-noout', '-serial')).toMatch(/^serial=[4-7][0-9A-F]{7}\n$/);
  });

  test('strings: the country printable, all others UTF-8', () => {
    const content = structure(files.signing);
    expect(content).toMatch(/PRINTABLESTRING +:JP/);
    expect(content).toMatch(/UTF8STRING +:ANSHO-SIM/);
    expect(content.match(/PRINTABLESTRING +:(?!JP)/g)).toBeNull();
  });

  test('5.3: the holder’s names, in the order of the real ones: .1 .4 .3 .5 .2 .6', () => {
    expect(otherNames(new X509Certificate(readFileSync(files.signing)).raw)).toEqual([
      ...[
        [1, '見本\u3000一郎'],
        [4, '419920727'],
        [3, '1'],
      ],
      ...[
        [5, '東京都台東区見本町1丁目2番3号'],
        [2, '00000'],
        [6, '0000000000000000'],
      ],
    ]);
  });

  test('5.2: the authority’s key identifier, name and serial number stand in the certificate', () => {
    const serial = new X509Certificate(readFileSync(files.authenticationAuthority)).serialNumber;
    const content = text(files.authentication);
    expect(content).toContain(`serial:${serial.replace(/(..)(?!$)/g, '$1:')}`);
    expect(content).toMatch(/Authority Key Identifier: \n +keyid:|Authority Key Identifier: \n +[0-9A-F:]{59}\n/);
    expect(content).toMatch(/DirName:\/C=JP\/O=ANSHO-SIM\/OU=Simulated JPKI for user authentication\n/);
    const keyIdOf = (file: string): string | undefined =>
      /Subject Key Identifier: \n +([0-9A-F:]{59})\n/.exec(text(file))?.[1];
    expect(content).toContain(`${keyIdOf(files.authenticationAuthority)}`);
    // The hash of the key as PKCS#1 has it.
    const key = new X509Certificate(readFileSync(files.authentication)).publicKey;
    const hash = createHash('sha1').update(key.export({ type: 'pkcs1', format: 'der' }));
    expect(keyIdOf(files.authentication)?.replaceAll(':', '').toLowerCase()).toBe(hash.digest('hex'));
  });

  test('5.4: a message signed with the card’s key, as CMS, and openssl takes it', () => {
    const [message, key, signed] = ['message', 'key.pem', 'signed.der'].map((name) => join(folder, name));
    if (!message || !key || !signed) throw new Error('no files');
    writeFileSync(message, 'Ansho');
    writeFileSync(key, signingKey);
    const parts = ['-in', message, '-signer', files.signing, '-inkey', key, '-outform', 'DER', '-out', signed];
    openssl('cms', '-sign', '-binary', '-nodetach', '-md', 'sha256', ...parts);
    const trusted = ['-CAfile', files.signingAuthority, '-purpose', 'any', '-attime', '1795500000'];
    expect(openssl('cms', '-verify', '-inform', 'DER', '-in', signed, ...trusted)).toBe('Ansho');
  });

  test("nothing bears a real authority's name", () => {
    for (const file of Object.values(files))
      expect(`${text(file)}${structure(file)}`).not.toMatch(/O=JPKI\b|jpki\.go\.jp/);
  });

  test('CERT-2: valid from the day of issue until the end of a day in Japan', () => {
    expect(text(files.authentication)).toMatch(
      /Not Before: .* 15:00:00 20\d\d GMT[\s\S]*Not After : .* 14:59:59 20\d\d GMT/,
    );
    for (const file of [files.authentication, files.signing]) {
      expect(structure(file)).toMatch(/UTCTIME +:241123150000Z\n.*UTCTIME +:290727145959Z\n/);
    }
  });
});

test.each([
  ['1912-07-29', '119120729'],
  ['1912-07-30', '219120730'],
  ['1926-12-24', '219261224'],
  ['1926-12-25', '319261225'],
  ['1989-01-07', '319890107'],
  ['1989-01-08', '419890108'],
  ['2019-04-30', '420190430'],
  ['2019-05-01', '520190501'],
  ['1800-01-01', '018000101'],
])('CARD 5.3: the era of %s', (date, expected) => expect(birthDateWithEra(date)).toBe(expected));
