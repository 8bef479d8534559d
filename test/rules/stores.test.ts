import { describe, expect, test } from 'vitest';
import { PREFECTURES, regionOf } from '../../machines/rules/prefectures';
import { availabilityAt, CHAIN_NAMES, nextAvailabilityChange, storeProfile } from '../../machines/rules/stores';

const NOON = Date.parse('2026-11-24T12:00:00+09:00');

describe('where the service is offered', () => {
  test.each(['seven-eleven', 'lawson', 'familymart'] as const)('STORE-1: %s has it in every prefecture', (chain) => {
    for (const prefecture of PREFECTURES) {
      expect(availabilityAt({ ...storeProfile(chain), prefecture }, NOON)).toBe('open');
    }
  });

  test.each(['aeon', 'aeon-style'] as const)('STORE-2: %s has it in Honshu and Shikoku', (chain) => {
    const offered = PREFECTURES.filter(
      (prefecture) => availabilityAt({ ...storeProfile(chain), prefecture }, NOON) === 'open',
    );
    const elsewhere = PREFECTURES.filter((prefecture) => !offered.includes(prefecture));
    expect(new Set(elsewhere.map(regionOf))).toEqual(new Set(['hokkaido', 'kyushu', 'okinawa']));
  });

  test('STORE-3: Ministop has it from 8 April 2024, Japan Standard Time', () => {
    const ministop = storeProfile('ministop');
    expect(availabilityAt(ministop, Date.parse('2024-04-07T22:59:59.999+09:00'))).toBe('service-not-offered');
    expect(availabilityAt(ministop, Date.parse('2024-04-08T00:00:00+09:00'))).toBe('outside-opening-hours');
    expect(availabilityAt(ministop, Date.parse('2024-04-08T06:30:00+09:00'))).toBe('open');
  });

  test('STORE-4: the chains whose profile has the 4-digit PIN too', () => {
    const both = CHAIN_NAMES.filter((chain) => storeProfile(chain).targets.includes('authentication-pin'));
    expect(both).toEqual(['seven-eleven', 'aeon', 'aeon-style', 'aeon-hokkaido', 'aeon-tohoku', 'fuji']);
  });

  test('STORE-5, REF-2: a store without the service', () => {
    expect(availabilityAt({ ...storeProfile('lawson'), hasService: false }, NOON)).toBe('service-not-offered');
  });

  test('every chain is open at its ordinary store at noon', () => {
    for (const chain of CHAIN_NAMES) expect(availabilityAt(storeProfile(chain), NOON)).toBe('open');
  });
});

test('STORE-6: a maintenance period begins and ends to the millisecond, and the store is told of both', () => {
  const from = NOON + 1_000;
  const until = NOON + 2_000;
  const store = { ...storeProfile('lawson'), maintenance: [{ from, until }] };
  expect(availabilityAt(store, from - 1)).toBe('open');
  expect(availabilityAt(store, from)).toBe('maintenance');
  expect(availabilityAt(store, until - 1)).toBe('maintenance');
  expect(availabilityAt(store, until)).toBe('open');
  expect(nextAvailabilityChange(store, NOON)).toBe(from);
  expect(nextAvailabilityChange(store, from)).toBe(until);
});
