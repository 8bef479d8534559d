import type { StoreProfile } from '../../machines/rules/stores';
import type { Instant } from '../../machines/rules/time';
import type { CardDescription } from '../card/card-description';
import { catalogue, describeCard } from '../card/catalogue';
import { readCardList } from './card-list';
import { readScenarioFile } from './scenario';
import { readStoreSetting } from '../settings/store-format';

/** How a workbench's world begins. */
export interface Beginning {
  readonly store: { readonly name: string; readonly profile: StoreProfile };
  /** The clock: running from now, or standing at a scenario's instant. */
  readonly clock: { readonly now: Instant; readonly speed: number };
  readonly cards: readonly CardDescription[];
  /** The card that is made before it is asked for. */
  readonly firstCard: string;
}

/** The card that lies ready to be used when an ordinary world begins. */
const FIRST_CARD = 'locked-password';

/** The ordinary beginning: this store, these cards, the machine's own time. Throws an error with a sentence. */
export function ordinaryBeginning(store: string, cards: string, now: Instant): Beginning {
  const profile = readStoreSetting(store);
  if (!profile.ok) throw new Error(`--store: ${profile.fault}`);
  const list = readCardList(cards);
  if (!list.ok) throw new Error(`--cards: ${list.fault}.`);
  return { store: profile.value, clock: { now, speed: 1 }, cards: list.value, firstCard: FIRST_CARD };
}

/** The beginning that a scenario file describes, with its card before the catalogue's. Throws an error with a sentence. */
export function beginningOf(file: string): Beginning {
  const reading = readScenarioFile(file);
  if (!reading.ok) {
    throw new Error(reading.problems.map(({ line, sentence }) => `${file}:${line}: ${sentence}`).join('\n'));
  }
  const { card, cardLine, store, clock } = reading.scenario;
  const own = describeCard(card);
  if (!own.ok) throw new Error(`${file}:${cardLine}: card: ${own.fault.sentence}`);
  const others = catalogue().filter(({ name }) => name !== own.value.name);
  return { store, clock: { now: clock, speed: 0 }, cards: [own.value, ...others], firstCard: own.value.name };
}
