import { X509Certificate } from 'node:crypto';
import type { SecretName } from '../../machines/rules/secrets';
import { tokyoIso } from '../../machines/rules/time';
import { identifyCard } from './identify';
import type { CardFacts, CardFault } from './jpki-card.types';
import type { CardReader } from './reader';
import { statusWordAsHex, statusWordInWords } from './status-word';

/** A certificate that anybody may read. Dates in Japan Standard Time, ISO 8601. */
export interface CertificateSummary {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

/** What is free to read of a card. */
export interface CardReport {
  readonly kind: 'own' | 'genuine';
  readonly token: string;
  readonly certificatesOnCard: CardFacts['certificates'];
  readonly authenticationCertificate: CertificateSummary;
  readonly authenticationAuthority: CertificateSummary;
  readonly triesLeft: Readonly<Record<SecretName, number>>;
}

/** A card that could not be read, and why. */
export interface UnreadableCard {
  readonly kind: 'unreadable';
  readonly fault: CardFault;
  readonly sentence: string;
}

/** What a reader and the card in it turned out to be. */
export type Diagnosis = { readonly reader: string; readonly atr?: string } & (
  | CardReport
  | { readonly kind: 'not-a-my-number-card'; readonly token?: string }
  | { readonly kind: 'no-card'; readonly sentence: string }
  | UnreadableCard
);

/**
 * CARD 7.2, PIN-5. Finds out about the card in a reader what anybody may read: no try is spent, nothing is changed, and
 * the card is let go again. `trustAnchors`: DER, to tell this installation's cards from all others.
 */
export async function diagnoseCard(reader: CardReader, trustAnchors: readonly Uint8Array[]): Promise<Diagnosis> {
  const state = reader.state();
  if (state.kind === 'missing') return { reader: reader.name, kind: 'no-card', sentence: state.sentence };
  if (state.kind === 'empty') return { reader: reader.name, kind: 'no-card', sentence: 'No card lies in the reader.' };
  const channel = await reader.connect();
  if (!channel.ok) return { reader: reader.name, ...unreadable(channel.fault) };
  const found = { reader: reader.name, atr: Buffer.from(channel.value.atr).toString('hex').toUpperCase() };
  const identity = await identifyCard(channel.value, trustAnchors);
  await channel.value.close();
  switch (identity.kind) {
    case 'own':
      return { ...found, ...report('own', identity.card.facts) };
    case 'genuine':
      return { ...found, ...report('genuine', identity.facts) };
    case 'unreadable':
      return { ...found, ...unreadable(identity.fault) };
    case 'not-a-my-number-card':
      return { ...found, ...identity };
  }
}

function report(kind: CardReport['kind'], facts: CardFacts): CardReport {
  return {
    kind,
    token: facts.token,
    certificatesOnCard: facts.certificates,
    authenticationCertificate: summarise(facts.authenticationCertificate),
    authenticationAuthority: summarise(facts.authenticationAuthorityCertificate),
    triesLeft: facts.triesLeft,
  };
}

function summarise(der: Uint8Array): CertificateSummary {
  const { subject, issuer, serialNumber, validFrom, validTo } = new X509Certificate(der);
  const oneLine = (name: string): string => name.split('\n').join(', ');
  const date = (text: string): string => tokyoIso(Date.parse(text));
  return {
    subject: oneLine(subject),
    issuer: oneLine(issuer),
    serial: serialNumber,
    notBefore: date(validFrom),
    notAfter: date(validTo),
  };
}

function unreadable(fault: CardFault): UnreadableCard {
  return { kind: 'unreadable', fault, sentence: sentenceOf(fault) };
}

/** A fault of card or reader, in a sentence. */
export function sentenceOf(fault: CardFault): string {
  switch (fault.reason) {
    case 'card-removed':
      return 'The card was taken away.';
    case 'card-mute':
      return 'The card does not answer.';
    case 'reader-lost':
      return 'The reader is gone.';
    case 'card-in-use':
      return 'Another program holds the card.';
    case 'unexpected-status': {
      const { command, statusWord } = fault;
      return `The card answered ${command} with ${statusWordAsHex(statusWord)}: ${statusWordInWords(statusWord)}.`;
    }
  }
}

const KIND_IN_WORDS = {
  own: 'a card of this simulator',
  genuine: 'a My Number Card that this simulator did not issue; nothing but free reads was sent to it',
  'not-a-my-number-card': 'no My Number Card',
} as const;

/** A diagnosis as text, a line each. */
export function renderDiagnosis(diagnosis: Diagnosis): string {
  const lines = [`reader       ${diagnosis.reader}`];
  if (diagnosis.atr !== undefined) lines.push(`ATR          ${diagnosis.atr}`);
  if (diagnosis.kind === 'no-card' || diagnosis.kind === 'unreadable') lines.push(`card         ${diagnosis.sentence}`);
  else lines.push(`card         ${KIND_IN_WORDS[diagnosis.kind]}`);
  if (diagnosis.kind === 'not-a-my-number-card' && diagnosis.token !== undefined) {
    lines.push(`token        ${diagnosis.token}`);
  }
  if (diagnosis.kind === 'own' || diagnosis.kind === 'genuine') lines.push(...renderReport(diagnosis));
  return `${lines.join('\n')}\n`;
}

function renderReport({
  token,
  certificatesOnCard,
  authenticationCertificate,
  authenticationAuthority,
  triesLeft,
}: CardReport) {
  const present = (is: boolean): string => (is ? 'on the card' : 'not on the card');
  return [
    `token        ${token}`,
    `signing certificate         ${present(certificatesOnCard.signing)}`,
    `authentication certificate  ${present(certificatesOnCard.authentication)}`,
    `  subject    ${authenticationCertificate.subject}`,
    `  issuer     ${authenticationCertificate.issuer}`,
    `  valid      ${authenticationCertificate.notBefore} to ${authenticationCertificate.notAfter}`,
    `authority    ${authenticationAuthority.subject}`,
    `  valid      ${authenticationAuthority.notBefore} to ${authenticationAuthority.notAfter}`,
    `tries left   4-digit PIN ${triesLeft['authentication-pin']}, signing password ${triesLeft['signing-password']}`,
  ];
}
