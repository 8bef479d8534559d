import { DAY, HOUR, millisecondsOfDay, MINUTE, type Instant, type TimeOfDay } from '../rules/time';
import { isOpen } from '../rules/opening-hours';
import { CHAIN_NAMES, isOffered, storeProfile } from '../rules/stores';
import { adviceFor, REPRESENTED_BELOW, type Advice } from './advice';
import { choicesFor } from './choices';
import type { Bearer, CardFacts, Customer, NamedStore, PracticeCard, PriorSteps } from './customer';
import { refusalOfCard } from './kiosk-answer';
import { wordsOf, type Words } from './words';

/** A customer as a trainee meets them: with what they say, and the advice to choose among. */
export interface PracticeCase {
  readonly customer: Customer;
  readonly words: Words;
  /** Five, in the order in which they are shown; exactly one is right. */
  readonly choices: readonly Advice[];
}

/** Gives a number from 0 to just below 1: `Math.random`, or a seeded one. */
export type Random = () => number;

/** How many customers a round has, and among how many pieces of advice each is a choice. */
export const ROUND = 10;
export const CHOICES = 5;

/** The days on which customers come; any will do. */
const FIRST_DAY = Date.parse('2026-11-24T00:00:00+09:00');
const DAYS = 28;

/** Hours of the day, with each side of every bound. */
const TIMES: readonly TimeOfDay[] = [
  { hour: 2, minute: 15 },
  { hour: 6, minute: 29 },
  { hour: 6, minute: 30 },
  { hour: 9, minute: 10 },
  { hour: 12, minute: 5 },
  { hour: 17, minute: 40 },
  { hour: 19, minute: 59 },
  { hour: 20, minute: 0 },
  { hour: 21, minute: 20 },
  { hour: 22, minute: 58 },
  { hour: 23, minute: 0 },
  { hour: 23, minute: 40 },
];

/** How long ago step 1 was, with each side of the 24 hours. */
const AGES: readonly number[] = [10 * MINUTE, 2 * HOUR, 11 * HOUR, 23 * HOUR + 50 * MINUTE, 24 * HOUR, 31 * HOUR];

/** So long ago, at most, that there is time left to go to another store. */
const GOOD_ELSEWHERE = 11 * HOUR;

/** OFFICE-3. The cards that somebody else may bring for a holder. */
const BROUGHT_BY_OTHERS: ReadonlySet<string> = new Set(['locked-password']);
/** TARGET-2. The cards whose holder may want the PIN reset, with how often that is so. */
const WANTS_THE_PIN: Readonly<Record<string, number>> = {
  'locked-pin': 0.7,
  'both-locked': 0.5,
  fresh: 0.4,
  'forgotten-password': 0.25,
};
/** TARGET-2. The cards of these whose holder may still know the signing password, which proves who it is. */
const HAS_THE_PROOF: ReadonlySet<string> = new Set(['locked-pin', 'fresh']);
/** OFFICE-4. The cards whose holder may know the password. */
const KNOWN: ReadonlySet<string> = new Set(['fresh']);

/** STORE-6. How long before and after the customer's hour a store under maintenance is down. */
const MAINTENANCE_AROUND = 2 * HOUR;

/** STORE-1, STORE-2, STORE-5, STORE-6. Every chain as it is, and stores where something is different. */
function storesAt(now: Instant): readonly NamedStore[] {
  const ordinary = CHAIN_NAMES.map((name) => ({ name, profile: storeProfile(name) }));
  return [
    ...ordinary,
    { name: 'aeon', profile: { ...storeProfile('aeon'), prefecture: 'fukuoka' } },
    { name: 'aeon-style', profile: { ...storeProfile('aeon-style'), prefecture: 'okinawa' } },
    { name: 'lawson', profile: { ...storeProfile('lawson'), hasService: false } },
    {
      name: 'familymart',
      profile: {
        ...storeProfile('familymart'),
        maintenance: [{ from: now - MAINTENANCE_AROUND, until: now + MAINTENANCE_AROUND }],
      },
    },
  ];
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('there is nothing to pick from');
  return item;
}

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/**
 * REG-1. A card that the phone refuses has no pre-registration. Every other may have one, new, old or used; whoever has
 * to go to another store, none that is no good there.
 */
function priorSteps(
  { facts, bearer, wants, store }: Pick<Customer, 'facts' | 'bearer' | 'wants' | 'store'>,
  now: Instant,
  random: Random,
): PriorSteps | undefined {
  const isPossible = refusalOfCard(facts, wants) === undefined && bearer === 'holder';
  if (!isPossible || random() < 0.3) return undefined;
  const age = pick(AGES, random);
  const usedAt = now - age + HOUR;
  const isUsed = age > 2 * HOUR && isOpen(usedAt) && random() < 0.3;
  if (!isOffered(store.profile, now)) return { registeredAt: now - Math.min(age, GOOD_ELSEWHERE) };
  return { registeredAt: now - age, ...(isUsed ? { usedAt } : {}) };
}

/** A child's card comes with a parent; some cards come with somebody else, because their holder cannot. */
function bearerOf(card: string, facts: CardFacts, random: Random): Bearer {
  if (facts.kind === 'my-number-card' && facts.age < REPRESENTED_BELOW) return 'representative';
  return BROUGHT_BY_OTHERS.has(card) && random() < 0.2 ? 'agent' : 'holder';
}

/** One customer with one of the cards, at some hour, in some store, with or without step 1. */
export function drawCustomer(cards: readonly PracticeCard[], random: Random): Customer {
  const { name: card, factsAt } = pick(cards, random);
  const now = FIRST_DAY + Math.floor(random() * DAYS) * DAY + millisecondsOfDay(pick(TIMES, random));
  const facts = factsAt(now);
  const bearer = bearerOf(card, facts, random);
  const store = pick(storesAt(now), random);
  const wants = random() < (WANTS_THE_PIN[card] ?? 0) ? 'authentication-pin' : 'signing-password';
  const whoever = { card, facts, now, store, bearer, wants } as const;
  if (wants === 'authentication-pin') {
    const knowsPassword = HAS_THE_PROOF.has(card) && random() < 0.75;
    return { ...whoever, prior: knowsPassword ? priorSteps(whoever, now, random) : undefined, knowsPassword };
  }
  const prior = priorSteps(whoever, now, random);
  return { ...whoever, prior, knowsPassword: KNOWN.has(card) && prior === undefined && random() < 0.5 };
}

/** A customer with words and choices. */
export function caseOf(customer: Customer, random: Random): PracticeCase {
  const others = shuffled(choicesFor(customer), random).slice(0, CHOICES - 1);
  return {
    customer,
    words: pick(wordsOf(customer), random),
    choices: shuffled([adviceFor(customer).advice, ...others], random),
  };
}

/** Customers drawn for a round of ten; from so many that hardly one is like another. */
const DRAWN_FOR_A_ROUND = 150;

/**
 * A round: whoever is to come back, and others, as different from one another as there are reasons for advice.
 */
export function drawRound(
  cards: readonly PracticeCard[],
  random: Random,
  returning: readonly PracticeCase[] = [],
): readonly PracticeCase[] {
  const before = returning.slice(0, ROUND).map(({ customer }) => caseOf(customer, random));
  const met = new Set(before.map(({ customer }) => adviceFor(customer).cause));
  const different: Customer[] = [];
  const alike: Customer[] = [];
  for (let drawn = 0; drawn < DRAWN_FOR_A_ROUND; drawn += 1) {
    const customer = drawCustomer(cards, random);
    const { cause } = adviceFor(customer);
    (met.has(cause) ? alike : different).push(customer);
    met.add(cause);
  }
  const further = [...shuffled(different, random), ...alike].slice(0, ROUND - before.length);
  return shuffled([...before, ...further.map((customer) => caseOf(customer, random))], random);
}
