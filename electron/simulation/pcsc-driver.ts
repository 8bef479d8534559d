import { setTimeout as sleep } from 'node:timers/promises';
import { countPcscCardEvents, openPcscReader } from '../card/pcsc-reader';
import type { CardReader, ReaderState } from '../card/reader';
import type { SimulatedCard } from '../card/simulated-card';
import { serveCard, VIRTUAL_READER, type ServedCard } from '../card/vpcd';
import { startHeadlessDriver, type HeadlessOptions } from './headless-driver';
import type { ScenarioDriver } from './scenario-driver';
import type { CardSlot } from './world';

/** Resolves when the reader is in that state. */
export function readerBecomes(reader: CardReader, kind: ReaderState['kind']): Promise<void> {
  return new Promise((resolve) => {
    if (reader.state().kind === kind) {
      resolve();
      return;
    }
    const stop = reader.onStateChange((state) => {
      if (state.kind !== kind) return;
      stop();
      resolve();
    });
  });
}

const LOOK_INTERVAL = 50;

/** Resolves when PC/SC has counted another insertion or removal at a reader than it had, and gives its count. */
async function counted(reader: string, before: number): Promise<number> {
  for (;;) {
    const count = await countPcscCardEvents(reader);
    if (count !== before) return count;
    await sleep(LOOK_INTERVAL);
  }
}

/** A card in the virtual reader. */
export interface VirtualCard extends ServedCard {
  /** Takes the card out and resolves when PC/SC has counted that; at once when it has been out for long. */
  takeOut(): Promise<void>;
}

/** Where a card goes: a slot of the virtual reader (the first one when left out), perhaps with another answer to reset. */
export interface VirtualPlace {
  readonly reader?: string;
  readonly port?: number;
  readonly atr?: Uint8Array;
}

/**
 * Puts a card into the virtual reader, and resolves when PC/SC has counted that. It looks at the reader now and then: a
 * card that comes before it has looked at the empty reader is taken for the one that was there, and never noticed.
 */
export async function putIn(
  card: SimulatedCard,
  { reader = VIRTUAL_READER, port, atr }: VirtualPlace = {},
): Promise<VirtualCard> {
  const before = await countPcscCardEvents(reader);
  const served = await serveCard(card, { ...(port !== undefined && { port }), ...(atr && { atr }) });
  if (!served.ok) throw new Error(served.fault);
  const { value } = served;
  const inserted = await counted(reader, before);
  const takeOut = async (): Promise<void> => {
    value.stop();
    await value.closed;
    await counted(reader, inserted);
  };
  return { closed: value.closed, stop: () => value.stop(), takeOut };
}

/** Puts simulated cards into pcscd's virtual reader, and waits until the kiosk's side has seen it. */
export class VirtualSlot implements CardSlot {
  #card: VirtualCard | undefined;

  constructor(private readonly reader: CardReader) {}

  async insert(card: SimulatedCard): Promise<void> {
    this.#card = await putIn(card);
    await readerBecomes(this.reader, 'card-present');
  }

  async remove(): Promise<void> {
    const card = this.#card;
    this.#card = undefined;
    await card?.takeOut();
    await readerBecomes(this.reader, 'empty');
  }
}

/** Plays scenarios with the kiosk's card on PC/SC: pcscd has to run, with vsmartcard's virtual reader. */
export async function startPcscDriver(options: HeadlessOptions): Promise<ScenarioDriver> {
  const opened = await openPcscReader({ name: VIRTUAL_READER });
  if (!opened.ok) throw new Error(opened.fault);
  const reader = opened.value;
  if (reader.state().kind === 'missing') {
    await reader.close();
    throw new Error(`pcscd has no reader "${VIRTUAL_READER}": is vsmartcard's vpcd installed?`);
  }
  const driver = await startHeadlessDriver({ ...options, kioskReader: { reader, slot: new VirtualSlot(reader) } });
  return {
    begin: (scenario) => driver.begin(scenario),
    async close() {
      await driver.close();
      await reader.close();
    },
  };
}
