import { tokyoIso, type Instant } from '../rules/time';
import { availabilityAt, isOffered, type Availability } from '../rules/stores';
import type { RefusalReason } from '../rules/refusals';
import type { Bearer, Customer, NamedStore, PriorSteps } from './customer';

/** KIOSK-8. What staff may ask or look at: nothing of it is a secret. */
export const TOPICS = ['registered', 'password', 'holder', 'time', 'store', 'screen'] as const;
export type Topic = (typeof TOPICS)[number];

/** What the kiosk's screen shows while the customer stands there. */
export type ScreenSeen =
  | { readonly shows: 'welcome'; readonly resetsPin: boolean }
  | { readonly shows: 'closed' }
  | { readonly shows: 'out-of-service'; readonly reason: Exclude<Availability, 'open' | 'outside-opening-hours'> }
  | { readonly shows: 'refused'; readonly reason: RefusalReason };

/** What a question brings to light. */
export type Finding =
  | { readonly topic: 'registered'; readonly prior?: PriorSteps }
  | { readonly topic: 'password'; readonly state: 'known' | 'forgotten' | 'locked' | 'unknown' }
  | { readonly topic: 'holder'; readonly bearer: Bearer; readonly age?: number }
  | { readonly topic: 'time'; readonly now: Instant }
  | {
      readonly topic: 'store';
      readonly store: string;
      readonly isOffered: boolean;
      /** STORE-4. Whether the PIN is reset here as well. */
      readonly resetsPin: boolean;
    }
  | { readonly topic: 'screen'; readonly seen: ScreenSeen };

/** What the customer, the clock or the screen says of this topic. */
export function findingOf(customer: Customer, topic: Topic): Finding {
  const { facts, prior, bearer, now, store } = customer;
  switch (topic) {
    case 'registered':
      return prior === undefined ? { topic } : { topic, prior };
    case 'password':
      return { topic, state: passwordState(customer) };
    case 'holder':
      return bearer === 'representative' && facts.kind === 'my-number-card'
        ? { topic, bearer, age: facts.age }
        : { topic, bearer };
    case 'time':
      return { topic, now };
    case 'store':
      return {
        topic,
        store: store.name,
        isOffered: isOffered(store.profile, now),
        resetsPin: resetsPin(store),
      };
    case 'screen':
      return { topic, seen: screenSeen(customer) };
  }
}

/** STORE-4, TARGET-2. */
function resetsPin({ profile }: NamedStore): boolean {
  return profile.targets.includes('authentication-pin');
}

function passwordState({ facts, knowsPassword }: Customer): Extract<Finding, { topic: 'password' }>['state'] {
  if (facts.kind !== 'my-number-card' || facts.signing === 'absent') return 'unknown';
  if (facts.tries['signing-password'] === 0) return 'locked';
  return knowsPassword ? 'known' : 'forgotten';
}

/** A card that the kiosk could not read has been placed on it: its screen still says so. */
function screenSeen({ facts, store, now }: Customer): ScreenSeen {
  const availability = availabilityAt(store.profile, now);
  if (availability === 'outside-opening-hours') return { shows: 'closed' };
  if (availability !== 'open') return { shows: 'out-of-service', reason: availability };
  if (facts.kind === 'mute') return { shows: 'refused', reason: 'card-unreadable' };
  if (facts.kind === 'not-a-my-number-card') return { shows: 'refused', reason: 'not-a-my-number-card' };
  return { shows: 'welcome', resetsPin: resetsPin(store) };
}

/** Everything that can be learned of a customer, to the second: what the advice has to follow from. */
export function everythingLearned(customer: Customer): string {
  return JSON.stringify(TOPICS.map((topic) => findingOf(customer, topic))) + tokyoIso(customer.now);
}
