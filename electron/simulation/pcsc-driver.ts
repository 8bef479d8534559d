import { openPcscReader } from '../card/pcsc-reader';
import type { CardReader, ReaderState } from '../card/reader';
import type { SimulatedCard } from '../card/simulated-card';
import { serveCard, type ServedCard } from '../card/vpcd';
import { startHeadlessDriver, type HeadlessOptions } from './headless-driver';
import type { ScenarioDriver } from './scenario-driver';
import type { CardSlot } from './world';

/** The name, or a part of it, of vsmartcard's reader in pcscd. */
export const VIRTUAL_READER = 'Virtual PCD 00 00';

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

/** Puts simulated cards into pcscd's virtual reader, and waits until the kiosk's side has seen it. */
export class VirtualSlot implements CardSlot {
  #served: ServedCard | undefined;

  constructor(private readonly reader: CardReader) {}

  async insert(card: SimulatedCard): Promise<void> {
    const served = await serveCard(card);
    if (!served.ok) throw new Error(served.fault);
    this.#served = served.value;
    await readerBecomes(this.reader, 'card-present');
  }

  async remove(): Promise<void> {
    const served = this.#served;
    if (served === undefined) return;
    this.#served = undefined;
    served.stop();
    await served.closed;
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
