import { describe, expect, test } from 'vitest';
import { adviceFor, NEVER_RIGHT, type Advice, type Cause } from '../../machines/practice/advice';
import { everythingLearned, findingOf } from '../../machines/practice/asking';
import { caseOf, CHOICES, drawCustomer, drawRound, ROUND } from '../../machines/practice/draw';
import type { Customer, HolderCard } from '../../machines/practice/customer';
import { storeProfile } from '../../machines/rules/stores';
import { HOUR } from '../../machines/rules/time';
import { practiceCards } from '../../electron/practice-cards';
import { seeded } from '../../electron/soak/random-bytes';

const LOCKED: HolderCard = {
  kind: 'my-number-card',
  card: 'valid',
  authentication: 'valid',
  signing: 'valid',
  tries: { 'signing-password': 0, 'authentication-pin': 3 },
  age: 42,
  isFaceOnly: false,
};

const at = (time: string) => Date.parse(`2026-11-24T${time}+09:00`);

function customer(changes: Partial<Customer> & { readonly registeredHoursAgo?: number }): Customer {
  const { registeredHoursAgo, ...others } = changes;
  const now = others.now ?? at('10:00:00');
  return {
    card: 'locked-password',
    facts: LOCKED,
    now,
    store: { name: 'lawson', profile: storeProfile('lawson') },
    prior: registeredHoursAgo === undefined ? undefined : { registeredAt: now - registeredHoursAgo * HOUR },
    bearer: 'holder',
    wants: 'signing-password',
    knowsPassword: false,
    ...others,
  };
}

const told = (changes: Parameters<typeof customer>[0]): readonly [Advice, Cause] => {
  const { advice, cause } = adviceFor(customer(changes));
  return [advice, cause];
};

describe('what to tell a customer', () => {
  test('REG-3: one hour after step 1, this kiosk', () => {
    expect(told({ registeredHoursAgo: 1 })).toEqual(['use-this-kiosk', 'ready']);
  });
  test('KIOSK-2: at 22:58 with step 1 done, this kiosk at once', () => {
    expect(told({ now: at('22:58:00'), registeredHoursAgo: 1 })).toEqual(['use-this-kiosk', 'ready-until-closing']);
  });
  test('KIOSK-1, REG-2: at 22:58 without step 1, the phone today and the kiosk from 06:30', () => {
    expect(told({ now: at('22:58:00') })).toEqual(['pre-register-and-come-back', 'too-late-for-step-1']);
  });
  test('REG-1: without step 1, the phone first', () => {
    expect(told({})).toEqual(['pre-register-first', 'not-pre-registered']);
  });
  test('REG-7: registered yesterday, the phone again', () => {
    expect(told({ registeredHoursAgo: 31 })).toEqual(['pre-register-first', 'pre-registration-expired']);
    expect(told({ registeredHoursAgo: 24 })).toEqual(['pre-register-first', 'pre-registration-expired']);
  });
  test('REG-6: a used one, the phone again', () => {
    const now = at('10:00:00');
    const prior = { registeredAt: now - 3 * HOUR, usedAt: now - 2 * HOUR };
    expect(told({ now, prior })).toEqual(['pre-register-first', 'pre-registration-used']);
  });
  test('KIOSK-1, REG-3: at night it matters whether step 1 is still good at 06:30', () => {
    expect(told({ now: at('23:00:00'), registeredHoursAgo: 2 })).toEqual(['come-back-at-opening', 'closed']);
    expect(told({ now: at('23:00:00'), registeredHoursAgo: 23 })).toEqual([
      'pre-register-and-come-back',
      'over-by-opening',
    ]);
    expect(told({ now: at('02:15:00') })).toEqual(['pre-register-and-come-back', 'closed-unregistered']);
  });
  test('OFFICE-1: what only the counter can do is not done today from 20:00 on', () => {
    const facts = { ...LOCKED, signing: 'revoked', cause: 'address-change' } as const;
    expect(told({ facts, now: at('19:59:59') })).toEqual(['counter-today', 'revoked-by-change']);
    expect(told({ facts, now: at('20:00:00') })).toEqual(['counter-not-today', 'revoked-by-change']);
  });
  test('OFFICE-2: a mother with a 12-year-old’s card brings her own papers as well', () => {
    const facts = { ...LOCKED, signing: 'absent', age: 12 } as const;
    expect(told({ facts, bearer: 'representative' })).toEqual(['counter-today-representative', 'under-15']);
    expect(told({ facts, bearer: 'representative', now: at('21:00:00') })).toEqual([
      'counter-not-today-representative',
      'under-15',
    ]);
  });
  test('OFFICE-3: nobody does it for somebody else at a kiosk', () => {
    expect(told({ bearer: 'agent' })).toEqual(['counter-by-agent', 'agent']);
  });
  test('OFFICE-4: a password that is known and not locked is changed in the app', () => {
    const facts = { ...LOCKED, tries: { 'signing-password': 5, 'authentication-pin': 3 } };
    expect(told({ facts, knowsPassword: true })).toEqual(['change-in-the-app', 'known-password']);
  });
  test('KIOSK-5: forgotten or locked makes no difference', () => {
    const facts = { ...LOCKED, tries: { 'signing-password': 5, 'authentication-pin': 3 } };
    expect(told({ facts, registeredHoursAgo: 1 })).toEqual(told({ registeredHoursAgo: 1 }));
  });
  test('PIN-2: a locked PIN is a matter for the counter', () => {
    const facts = { ...LOCKED, tries: { 'signing-password': 0, 'authentication-pin': 0 } };
    expect(told({ facts })).toEqual(['counter-today', 'pin-locked']);
  });
  test('CERT-6, CERT-7: a card with face authentication only is told apart from one without certificate', () => {
    const facts = { ...LOCKED, signing: 'absent' } as const;
    expect(told({ facts: { ...facts, isFaceOnly: true } })).toEqual(['counter-today', 'face-only']);
    expect(told({ facts })).toEqual(['counter-today', 'no-certificate']);
  });
  describe('TARGET-2: a customer whose PIN is locked or forgotten', () => {
    const seven = { name: 'seven-eleven', profile: storeProfile('seven-eleven') };
    const locked = { ...LOCKED, tries: { 'signing-password': 5, 'authentication-pin': 0 } };
    const pin = { wants: 'authentication-pin', facts: locked, knowsPassword: true, store: seven } as const;

    test('and who knows the password and has booked it: this kiosk', () => {
      expect(told({ ...pin, registeredHoursAgo: 1 })).toEqual(['use-this-kiosk', 'ready-for-the-pin']);
    });
    test('REG-1: and who knows the password: the phone first', () => {
      expect(told(pin)).toEqual(['pre-register-first', 'not-pre-registered']);
    });
    test('STORE-4: at a chain that resets the password alone, another chain', () => {
      const lawson = { name: 'lawson', profile: storeProfile('lawson') };
      const there = { ...pin, store: lawson, registeredHoursAgo: 1 };
      expect(told(there)).toEqual(['stores-for-the-pin', 'pin-not-here']);
    });
    test('OFFICE-1: and who does not know the password either: the counter, wherever that is asked', () => {
      const both = ['counter-today', 'both-unknown'];
      expect(told({ ...pin, knowsPassword: false })).toEqual(both);
      const tries = { 'signing-password': 0, 'authentication-pin': 0 };
      expect(told({ ...pin, facts: { ...LOCKED, tries } })).toEqual(both);
      expect(told({ ...pin, knowsPassword: false, now: at('20:00:00') })).toEqual([
        'counter-not-today',
        'both-unknown',
      ]);
    });
    test('PIN-2: whoever wants the password reset and has a locked PIN is sent to the counter there too', () => {
      expect(told({ ...pin, wants: 'signing-password', knowsPassword: false })).toEqual([
        'counter-today',
        'pin-locked',
      ]);
    });
  });
  test('STORE-2, STORE-5: outside the chain’s regions, or without a kiosk, another store', () => {
    const inKyushu = { name: 'aeon', profile: { ...storeProfile('aeon'), prefecture: 'fukuoka' } } as const;
    expect(told({ store: inKyushu, registeredHoursAgo: 1 })).toEqual(['other-stores', 'not-in-this-region']);
    const without = { name: 'lawson', profile: { ...storeProfile('lawson'), hasService: false } };
    expect(told({ store: without, registeredHoursAgo: 1 })).toEqual(['other-stores', 'no-kiosk-here']);
  });
});

const cards = practiceCards();
const DRAWN = 4_000;
const drawn = (() => {
  const random = seeded(1);
  return Array.from({ length: DRAWN }, () => caseOf(drawCustomer(cards, random), random));
})();

describe('customers as they are drawn', () => {
  test('for each, one right answer among five, and no answer twice', () => {
    for (const { customer: each, choices } of drawn) {
      const { advice } = adviceFor(each);
      expect(choices.filter((choice) => choice === advice)).toHaveLength(1);
      expect(new Set(choices).size).toBe(CHOICES);
    }
  });

  test('KIOSK-8: to enter a secret for somebody is never right, nor is waiting for 24 hours', () => {
    const right = new Set(drawn.map((each) => adviceFor(each.customer).advice));
    for (const never of Object.keys(NEVER_RIGHT)) expect(right).not.toContain(never);
  });

  test('what a customer says and what can be asked decide what is right', () => {
    const learned = new Map<string, string>();
    for (const { customer: each, words } of drawn) {
      const key = `${words} ${everythingLearned(each)}`;
      const { advice, cause } = adviceFor(each);
      expect(learned.get(key) ?? `${advice} ${cause}`).toBe(`${advice} ${cause}`);
      learned.set(key, `${advice} ${cause}`);
    }
  });

  test('every card, every reason and every right answer comes up', () => {
    expect(new Set(drawn.map((each) => each.customer.card)).size).toBe(cards.length);
    expect(new Set(drawn.map((each) => adviceFor(each.customer).cause)).size).toBe(28);
    expect(new Set(drawn.map((each) => adviceFor(each.customer).advice)).size).toBe(15);
  });

  test('REG-3: whoever is sent to another store has no pre-registration, or one that is good there', () => {
    const sentOn = drawn.map((each) => each.customer).filter((each) => adviceFor(each).advice === 'other-stores');
    expect(sentOn.some(({ prior }) => prior !== undefined)).toBe(true);
    for (const { prior, now } of sentOn) {
      expect(prior?.usedAt).toBeUndefined();
      if (prior !== undefined) expect(now - prior.registeredAt).toBeLessThan(12 * HOUR);
    }
  });

  test('TARGET-2: the screen that a trainee looks at says whether the PIN is reset there too', () => {
    const screenAt = (name: 'lawson' | 'seven-eleven') =>
      findingOf(customer({ store: { name, profile: storeProfile(name) } }), 'screen');
    expect(screenAt('lawson')).toEqual({ topic: 'screen', seen: { shows: 'welcome', resetsPin: false } });
    expect(screenAt('seven-eleven')).toEqual({ topic: 'screen', seen: { shows: 'welcome', resetsPin: true } });
  });

  test('a round has ten customers for ten reasons, the same for the same seed', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const round = drawRound(cards, seeded(seed));
      expect(round).toHaveLength(ROUND);
      expect(new Set(round.map((each) => adviceFor(each.customer).cause)).size).toBe(ROUND);
      expect(drawRound(cards, seeded(seed))).toEqual(round);
    }
  });

  test('whoever was missed comes back in the next round', () => {
    const [first, second] = drawRound(cards, seeded(6));
    if (first === undefined || second === undefined) throw new Error('the round is empty');
    const next = drawRound(cards, seeded(7), [first, second]).map((each) => each.customer);
    expect(next).toHaveLength(ROUND);
    expect(next).toEqual(expect.arrayContaining([first.customer, second.customer]));
  });
});
