import { randomBytes, type KeyObject } from 'node:crypto';
import type { Instant } from '../../machines/rules/time';
import {
  crlDistributionPoint,
  directoryName,
  encodeName,
  extension,
  keyIdentifier,
  keyUsage,
  publicHalf,
  signCertificate,
  subjectKeyIdentifier,
  type DistinguishedName,
} from './certificate-parts';
import * as der from './der';
import { subjectAlternativeName, type CertificateHolder } from './holder-name';

/** The two certificates of a card, and the two authorities that issue them (CERT-1). */
export type CertificateUse = 'signing' | 'authentication';

/** A simulated certification authority. */
export interface Authority {
  readonly use: CertificateUse;
  /** DER. */
  readonly certificate: Uint8Array;
  /** The bytes of its certificate's serial number. */
  readonly serial: Uint8Array;
  readonly key: KeyObject;
}

/** CARD 7.1. The names of the test hierarchy: never a real authority's. */
const AUTHORITY_NAME: Readonly<Record<CertificateUse, DistinguishedName>> = {
  signing: [
    ['C', 'JP'],
    ['O', 'ANSHO-SIM'],
    ['OU', 'Simulated JPKI for digital signature'],
  ],
  authentication: [
    ['C', 'JP'],
    ['O', 'ANSHO-SIM'],
    ['OU', 'Simulated JPKI for user authentication'],
  ],
};

const SERVICE: DistinguishedName = [
  ['C', 'JP'],
  ['O', '模擬公的個人認証サービス'],
];
const SERVICE_OF: Readonly<Record<CertificateUse, string>> = {
  signing: '模擬公的個人認証サービス署名用',
  authentication: '模擬公的個人認証サービス利用者証明用',
};

/** CARD 5.2, 5.3. */
const POLICY: Readonly<Record<CertificateUse, string>> = {
  signing: '1.2.392.200149.8.5.1.1.20',
  authentication: '1.2.392.200149.8.5.1.3.30',
};
const CPS_URL = 'http://cps.ansho.invalid/cps.html';
const OCSP_URL: Readonly<Record<CertificateUse, string>> = {
  signing: 'http://ocsp.ansho.invalid/signing',
  authentication: 'http://ocsp.ansho.invalid/authentication',
};

/** A simulated world's clock may stand in any year: its authorities are valid whenever it does. */
const AUTHORITY_NOT_BEFORE = Date.parse('2010-01-01T00:00:00+09:00');
const AUTHORITY_NOT_AFTER = Date.parse('2099-12-31T23:59:59+09:00');

const DIGITAL_SIGNATURE = 0x80;
const NON_REPUDIATION = 0x40;
const KEY_CERT_SIGN_AND_CRL_SIGN = 0x06;

/** CARD 5.1. A self-signed certificate for an authority's key. */
export function issueAuthority(use: CertificateUse, key: KeyObject): Authority {
  const name = AUTHORITY_NAME[use];
  const serial = newSerial();
  const publicKey = publicHalf(key);
  const certificate = signCertificate(
    {
      serial,
      issuer: name,
      subject: name,
      notBefore: AUTHORITY_NOT_BEFORE,
      notAfter: AUTHORITY_NOT_AFTER,
      publicKey,
      extensions: [
        keyUsage(KEY_CERT_SIGN_AND_CRL_SIGN),
        extension('2.5.29.17', der.sequence(directoryName(SERVICE))),
        extension('2.5.29.19', der.sequence(der.asn1True()), true),
        crlDistributionPoint(name),
        subjectKeyIdentifier(publicKey),
      ],
    },
    key,
  );
  return { use, certificate, serial, key };
}

/** From when to when a certificate is valid; fractions of a second are dropped. */
export interface Validity {
  readonly notBefore: Instant;
  readonly notAfter: Instant;
}

/** CARD 5.2, 5.3. A card's certificate in DER: the extensions in the order and with the criticality of the real ones. */
export function issueCertificate(
  authority: Authority,
  holder: CertificateHolder,
  publicKey: KeyObject,
  validity: Validity,
): Uint8Array {
  const { use } = authority;
  const issueId: DistinguishedName = [['CN', newIssueId()]];
  const place: DistinguishedName = [
    ['L', holder.prefecture],
    ['L', holder.city],
  ];
  const own =
    use === 'signing'
      ? [keyUsage(DIGITAL_SIGNATURE | NON_REPUDIATION), extension('2.5.29.17', subjectAlternativeName(holder))]
      : [keyUsage(DIGITAL_SIGNATURE), extension('2.5.29.37', der.sequence(der.objectIdentifier('1.3.6.1.5.5.7.3.2')))];
  const content = {
    serial: newSerial(),
    issuer: AUTHORITY_NAME[use],
    subject: [['C', 'JP'], ...(use === 'signing' ? place : []), ...issueId] as const,
    ...validity,
    publicKey,
    extensions: [...own, ...commonExtensions(authority, holder), subjectKeyIdentifier(publicKey)],
  };
  return signCertificate(content, authority.key);
}

function commonExtensions({ use, serial, key }: Authority, { prefecture, city }: CertificateHolder): Uint8Array[] {
  const qualifier = der.sequence(der.objectIdentifier('1.3.6.1.5.5.7.2.1'), der.ia5String(CPS_URL));
  const policy = der.sequence(der.objectIdentifier(POLICY[use]), der.sequence(qualifier));
  const ocsp = der.sequence(
    der.objectIdentifier('1.3.6.1.5.5.7.48.1'),
    der.taggedPrimitive(6, Buffer.from(OCSP_URL[use], 'ascii')),
  );
  const authorityKeyIdentifier = der.sequence(
    der.taggedPrimitive(0, keyIdentifier(publicHalf(key))),
    der.tagged(1, der.tagged(4, encodeName(AUTHORITY_NAME[use]))),
    der.taggedPrimitive(2, serial),
  );
  return [
    extension('2.5.29.32', der.sequence(policy), true),
    extension('2.5.29.18', der.sequence(directoryName([...SERVICE, ['OU', SERVICE_OF[use]], ['OU', 'Ansho']]))),
    crlDistributionPoint([
      ...AUTHORITY_NAME[use],
      ['OU', 'CRL Distribution Points'],
      ['OU', prefecture],
      ['CN', `${city} CRLDP`],
    ]),
    extension('1.3.6.1.5.5.7.1.1', der.sequence(ocsp)),
    extension('2.5.29.35', authorityKeyIdentifier),
  ];
}

/** Four bytes, the first neither 0 nor negative. */
function newSerial(): Uint8Array {
  const [first = 0, ...rest] = randomBytes(4);
  return Uint8Array.of((first & 0x3f) | 0x40, ...rest);
}

/** CARD 5.2. An issue id: 23 digits and capital letters that end in `003A`. */
function newIssueId(): string {
  const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const random = Array.from(randomBytes(19), (byte) => ALPHABET[byte % ALPHABET.length] ?? '0');
  return `${random.join('')}003A`;
}
