import { describe, expect, test } from 'vitest';
import { adviceFor, type Verdict } from '../../machines/practice/advice';
import type { Customer } from '../../machines/practice/customer';
import { drawCustomer } from '../../machines/practice/draw';
import { kioskAnswer, lacksProof, refusalOfCard, type KioskAnswer } from '../../machines/practice/kiosk-answer';
import { isOpen, nextChange } from '../../machines/rules/opening-hours';
import { storeProfile } from '../../machines/rules/stores';
import type { Instant } from '../../machines/rules/time';
import { practiceCards } from '../../electron/practice-cards';
import type { Scenario } from '../../electron/simulation/scenario';
import { ScenarioFailure, type Observation, type ScenarioWorld } from '../../electron/simulation/scenario-driver';
import { seeded } from '../../electron/soak/random-bytes';
import { headlessDriver } from '../simulation/headless';

const driver = headlessDriver();

const PASSWORD = 'NEW2PASS';
/** Of a step that stands in no file. */
const line = 1;
const LAWSON: Customer['store'] = { name: 'lawson', profile: storeProfile('lawson') };
/** TARGET-2. It resets both secrets. */
const SEVEN_ELEVEN: Customer['store'] = { name: 'seven-eleven', profile: storeProfile('seven-eleven') };
const NEW_PIN = '5678';

/** A store whose kiosk resets what this customer wants. */
const fittingStore = ({ wants }: Customer) => (wants === 'authentication-pin' ? SEVEN_ELEVEN : LAWSON);

type Told = Pick<Observation, 'outcome' | 'reason'> & { readonly screen?: string };

/** A customer in the headless world: the real card, the real phone, the real kiosk, the real centre. */
class Played {
  private constructor(
    private readonly world: ScenarioWorld,
    private readonly customer: Customer,
  ) {}

  /** The world as it was when this customer began with step 1; or at the customer's own hour. */
  static async begin(customer: Customer): Promise<Played> {
    const { card, now, prior, store } = customer;
    const scenario: Scenario = {
      file: 'practice',
      outputName: 'practice',
      name: card,
      rules: [],
      store,
      clock: prior?.registeredAt ?? now,
      card,
      cardLine: 1,
      steps: [],
    };
    const played = new Played(await driver().begin(scenario), customer);
    if (prior === undefined) return played;
    await played.preRegister();
    if (prior.usedAt !== undefined) {
      await played.moveTo(prior.usedAt);
      await played.atTheKiosk();
    }
    await played.moveTo(now);
    return played;
  }

  moveTo(instant: Instant): Promise<void> {
    return this.world.perform({ name: 'clock.set', argument: instant, line });
  }

  async preRegister(): Promise<Observation['phone']> {
    const { wants: target, bearer } = this.customer;
    // OFFICE-3. Whoever comes for somebody else has another face.
    const face = bearer === 'agent' ? ('no-match' as const) : ('match' as const);
    const argument = { target, proof: [PROOF[target]], face };
    await this.world.perform({ name: 'phone.pre-register', argument, line });
    return (await this.world.observe()).phone;
  }

  /** As far as the kiosk lets a customer come with what is known; what it came to, with the card taken again. */
  async atTheKiosk(): Promise<Told> {
    const { wants } = this.customer;
    try {
      if (wants === 'authentication-pin') await this.world.perform({ name: 'kiosk.choose', argument: wants, line });
      await this.world.perform({ name: 'kiosk.start', argument: {}, line });
      await this.world.perform({ name: 'card.insert', argument: {}, line });
      if ((await this.world.observe()).view.screen === 'confirm-last-try')
        await this.world.perform({ name: 'kiosk.confirm', argument: {}, line });
      if (wants === 'authentication-pin') await this.#resetPin();
      else {
        await this.world.perform({ name: 'kiosk.pin', argument: ['1234'], line });
        await this.world.perform({ name: 'kiosk.password', argument: { first: PASSWORD, again: PASSWORD }, line });
      }
    } catch (error) {
      // The screen does not offer the next step: it has said why.
      if (!(error instanceof ScenarioFailure)) throw error;
    }
    const { outcome, reason, view } = await this.world.observe();
    if (view.cardInReader) await this.world.perform({ name: 'card.remove', argument: {}, line });
    return outcome === 'in-progress' || outcome === 'none'
      ? { outcome, reason, screen: view.screen }
      : { outcome, reason };
  }

  /** TARGET-2. Whoever does not know the password has nothing to enter where it is asked for. */
  async #resetPin(): Promise<void> {
    if (!this.customer.knowsPassword) return;
    await this.world.perform({ name: 'kiosk.password', argument: ['ABC123'], line });
    await this.world.perform({ name: 'kiosk.pin', argument: { first: NEW_PIN, again: NEW_PIN }, line });
  }

  async knows(password: string): Promise<boolean> {
    return (await this.world.observe()).card['signing-password']?.verifies(password) === true;
  }

  close(): Promise<void> {
    return this.world.close();
  }
}

/** What is entered as the proof: every card of the rack has the same. */
const PROOF = { 'signing-password': '1234', 'authentication-pin': 'ABC123' } as const;

/** TARGET-1, TARGET-2. How the kiosk stands there when it has come to what the practice says. */
function toldBy(answer: KioskAnswer): Told {
  switch (answer.outcome) {
    case 'reset':
      return RESET;
    case 'refused':
      return { outcome: 'refused', reason: answer.reason };
    case 'not-offered':
      return { outcome: 'none', reason: undefined, screen: 'welcome' };
    case 'asks-for-the-password':
      return { outcome: 'in-progress', reason: undefined, screen: 'enter-known-password' };
  }
}

const RESET: Told = { outcome: 'reset', reason: undefined };

/** KIOSK-1. The next time that kiosks open. */
const nextOpening = (now: Instant): Instant => (isOpen(now) ? nextChange(nextChange(now)) : nextChange(now));

/** Does what the customer was told to do at this store; what comes of it. */
async function follow(customer: Customer): Promise<Told> {
  const { advice } = adviceFor(customer);
  const played = await Played.begin(customer);
  if (advice.startsWith('pre-register')) await played.preRegister();
  if (advice.endsWith('come-back') || advice === 'come-back-at-opening') await played.moveTo(nextOpening(customer.now));
  const told = await played.atTheKiosk();
  await played.close();
  return told;
}

/** Whoever is sent to another store, or away until maintenance is over, is a customer there and then. */
function thereAndThen(customer: Customer): Customer {
  const { advice } = adviceFor(customer);
  if (advice === 'other-stores' || advice === 'stores-for-the-pin')
    return { ...customer, store: fittingStore(customer) };
  const [down] = customer.store.profile.maintenance;
  return advice === 'later' && down !== undefined ? thereAndThen({ ...customer, now: down.until }) : customer;
}

/** An open kiosk that offers the service, after step 1 was tried: the best that there is for a card. */
async function atItsBest(customer: Customer): Promise<Told> {
  const now = isOpen(customer.now) ? customer.now : nextChange(customer.now);
  const played = await Played.begin({ ...customer, store: fittingStore(customer), prior: undefined, now });
  await played.preRegister();
  const told = await played.atTheKiosk();
  await played.close();
  return told;
}

const cards = practiceCards();
const ASKS = { outcome: 'asks-for-the-password' } as const;
const SAMPLE = 160;
const sample = (() => {
  const random = seeded(20261124);
  return Array.from({ length: SAMPLE }, () => drawCustomer(cards, random));
})();

const nameOf = ({ card, now, store }: Customer, { advice, cause }: Verdict) =>
  `${card}, ${new Date(now).toISOString()}, ${store.name}: ${cause} → ${advice}`;

describe('KIOSK-8: what staff are taught is what the kiosk does', () => {
  test(`what the kiosk would show is what it shows (${SAMPLE} customers)`, async () => {
    for (const customer of sample) {
      const played = await Played.begin(customer);
      const told = await played.atTheKiosk();
      await played.close();
      expect(told, nameOf(customer, adviceFor(customer))).toEqual(toldBy(kioskAnswer(customer)));
    }
  }, 240_000);

  test('whoever is sent to a kiosk comes to a reset there; and to none where something comes first', async () => {
    const TO_A_KIOSK = /^(use-this-kiosk|pre-register|come-back|later|other-stores|stores-for)/;
    const sent = sample.filter((customer) => TO_A_KIOSK.test(adviceFor(customer).advice));
    for (const customer of sent) {
      const verdict = adviceFor(customer);
      const isReady = verdict.advice === 'use-this-kiosk';
      expect(kioskAnswer(customer).outcome === 'reset', nameOf(customer, verdict)).toBe(isReady);
      expect(await follow(thereAndThen(customer)), nameOf(customer, verdict)).toEqual(RESET);
    }
    expect(new Set(sent.map((customer) => adviceFor(customer).cause)).size).toBeGreaterThan(8);
  }, 240_000);

  test('whoever is sent to the counter, or asked for another card, is served by no kiosk at its best', async () => {
    const AWAY = /^(counter|place)/;
    for (const customer of sample) {
      const verdict = adviceFor(customer);
      if (!AWAY.test(verdict.advice)) continue;
      const reason = refusalOfCard(customer.facts, customer.wants) ?? 'not-pre-registered';
      const best: Told =
        lacksProof(customer) && reason === 'not-pre-registered' ? toldBy(ASKS) : { outcome: 'refused', reason };
      expect(await atItsBest(customer), nameOf(customer, verdict)).toEqual(best);
    }
  }, 240_000);

  test('OFFICE-4: whoever is told to change the password in the app has one that is known and not locked', async () => {
    const known = sample.filter((customer) => adviceFor(customer).advice === 'change-in-the-app');
    expect(known).not.toEqual([]);
    for (const customer of known) {
      const played = await Played.begin(customer);
      expect(await played.knows('ABC123')).toBe(true);
      await played.close();
    }
  });

  test('TARGET-2: customers of every kind whose PIN is to be reset are among those', () => {
    const causes = sample.filter(({ wants }) => wants === 'authentication-pin').map((each) => adviceFor(each).cause);
    for (const cause of ['ready-for-the-pin', 'pin-not-here', 'both-unknown', 'not-pre-registered'] as const)
      expect(causes).toContain(cause);
  });
});
