import { refusalOfRegistration } from './kiosk-answer';
import { adviceFor, type Cause } from './advice';
import type { Customer } from './customer';

/** What customers say, in everyday words: each tells as much of the case as its speaker knows. */
export const WORDS = [
  'locked',
  'locked-plain',
  'forgotten',
  'forgotten-plain',
  'asks-for-hands',
  'registered',
  'registered-plain',
  'used-again',
  'wants-to-change',
  'pin-locked',
  'pin-locked-alone',
  'pin-forgotten',
  'pin-forgotten-plain',
  'pin-registered',
  'pin-used-again',
  'both-forgotten',
  'no-certificate',
  'child',
  'face-card',
  'certificate-over',
  'moved',
  'revoked-on-request',
  'authentication-stopped',
  'card-over',
  'unreadable',
  'other-card',
  'for-mother',
] as const;
export type Words = (typeof WORDS)[number];

/** What is special about a card, its holder says without being asked: nobody else could know. */
const TELLING: Partial<Record<Cause, Words>> = {
  'known-password': 'wants-to-change',
  'pin-locked': 'pin-locked',
  'both-unknown': 'both-forgotten',
  'no-certificate': 'no-certificate',
  'under-15': 'child',
  'face-only': 'face-card',
  'certificate-expired': 'certificate-over',
  'revoked-by-change': 'moved',
  'revoked-on-request': 'revoked-on-request',
  'authentication-unusable': 'authentication-stopped',
  'card-expired': 'card-over',
  unreadable: 'unreadable',
  'other-card': 'other-card',
  agent: 'for-mother',
};

/** Everything that this customer may say: one of these begins the talk. */
export function wordsOf(customer: Customer): readonly Words[] {
  const telling = TELLING[adviceFor(customer).cause];
  if (telling !== undefined) return [telling];
  const { facts, prior, wants } = customer;
  if (wants === 'authentication-pin') return wordsOfThePin(customer);
  if (prior?.usedAt !== undefined) return ['used-again'];
  const isLocked = facts.kind === 'my-number-card' && facts.tries['signing-password'] === 0;
  const words: Words[] = isLocked ? ['locked', 'locked-plain'] : ['forgotten', 'forgotten-plain'];
  if (prior !== undefined) words.push('registered', 'registered-plain');
  if (refusalOfRegistration(customer) === undefined) words.push('asks-for-hands');
  return words;
}

/** TARGET-2. The signing password is known: it is the PIN that is not. */
function wordsOfThePin({ facts, prior }: Customer): readonly Words[] {
  if (prior?.usedAt !== undefined) return ['pin-used-again'];
  const isLocked = facts.kind === 'my-number-card' && facts.tries['authentication-pin'] === 0;
  const words: Words[] = isLocked ? ['pin-locked-alone'] : ['pin-forgotten', 'pin-forgotten-plain'];
  return prior === undefined ? words : [...words, 'pin-registered'];
}
