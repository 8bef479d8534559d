import { isOpen, nextChange } from './opening-hours';
import { HONSHU, REGIONS, regionOf, type Prefecture, type Region } from './prefectures';
import type { SecretName } from './secrets';
import type { Instant } from './time';

/** A period in which the service is down for maintenance: from its first instant to just before its last. */
export interface MaintenancePeriod {
  readonly from: Instant;
  readonly until: Instant;
}

/** Where a kiosk stands, and what the chain offers there. Chains are named in text only. */
export interface StoreProfile {
  readonly chain: ChainName;
  readonly prefecture: Prefecture;
  /** STORE-5. False for a store without a kiosk, or with one that lacks the service. */
  readonly hasService: boolean;
  /** The regions in which the chain offers the service. */
  readonly regions: readonly Region[];
  /** STORE-3. The first instant of the service at this chain; absent where it was there from the start. */
  readonly serviceFrom?: Instant;
  /** TARGET-1, TARGET-2, STORE-4. What can be reset here. */
  readonly targets: readonly SecretName[];
  /** STORE-6. */
  readonly maintenance: readonly MaintenancePeriod[];
}

const BOTH: readonly SecretName[] = ['signing-password', 'authentication-pin'];
const PASSWORD_ONLY: readonly SecretName[] = ['signing-password'];

/** STORE-3. Ministop offers the service from 8 April 2024, Japan Standard Time. */
export const MINISTOP_SERVICE_FROM: Instant = Date.parse('2024-04-08T00:00:00+09:00');

/** STORE-1 to STORE-4. */
const CHAINS = {
  'seven-eleven': { prefecture: 'tokyo', regions: REGIONS, targets: BOTH },
  lawson: { prefecture: 'tokyo', regions: REGIONS, targets: PASSWORD_ONLY },
  familymart: { prefecture: 'tokyo', regions: REGIONS, targets: PASSWORD_ONLY },
  ministop: { prefecture: 'tokyo', regions: REGIONS, targets: PASSWORD_ONLY, serviceFrom: MINISTOP_SERVICE_FROM },
  aeon: { prefecture: 'chiba', regions: [...HONSHU, 'shikoku'], targets: BOTH },
  'aeon-style': { prefecture: 'chiba', regions: [...HONSHU, 'shikoku'], targets: BOTH },
  'aeon-hokkaido': { prefecture: 'hokkaido', regions: ['hokkaido'], targets: BOTH },
  'aeon-tohoku': { prefecture: 'miyagi', regions: ['tohoku'], targets: BOTH },
  daiei: { prefecture: 'hyogo', regions: ['kanto', 'kinki'], targets: PASSWORD_ONLY },
  fuji: { prefecture: 'ehime', regions: ['chugoku', 'shikoku'], targets: BOTH },
} as const satisfies Record<string, Pick<StoreProfile, 'prefecture' | 'regions' | 'targets' | 'serviceFrom'>>;

/** A chain's name, which is also the name of its profile. */
export type ChainName = keyof typeof CHAINS;

export const CHAIN_NAMES = Object.keys(CHAINS) as readonly ChainName[];

/** The profile of a chain's ordinary store. */
export function storeProfile(chain: ChainName): StoreProfile {
  return { chain, hasService: true, maintenance: [], ...CHAINS[chain] };
}

/** Whether a kiosk takes customers, and if not, why. */
export type Availability = 'open' | 'outside-opening-hours' | 'service-not-offered' | 'maintenance';

/** STORE-1 to STORE-5. Whether the service is offered in this store at the given instant, open or not. */
export function isOffered(store: StoreProfile, now: Instant): boolean {
  return (
    store.hasService && store.regions.includes(regionOf(store.prefecture)) && now >= (store.serviceFrom ?? -Infinity)
  );
}

/** STORE-1 to STORE-6, KIOSK-1. Whether the kiosk of this store takes customers at the given instant. */
export function availabilityAt(store: StoreProfile, now: Instant): Availability {
  if (!isOffered(store, now)) return 'service-not-offered';
  if (store.maintenance.some((period) => now >= period.from && now < period.until)) return 'maintenance';
  return isOpen(now) ? 'open' : 'outside-opening-hours';
}

/** The next instant after `now` at which `availabilityAt` may give something else. */
export function nextAvailabilityChange(store: StoreProfile, now: Instant): Instant {
  const edges = store.maintenance.flatMap((period) => [period.from, period.until]);
  if (store.serviceFrom !== undefined) edges.push(store.serviceFrom);
  return Math.min(nextChange(now), ...edges.filter((edge) => edge > now));
}
