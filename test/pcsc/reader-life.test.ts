import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPcscReader } from '../../electron/card/pcsc-reader';
import type { CardReader } from '../../electron/card/reader';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import { VIRTUAL_READER } from '../../electron/card/vpcd';
import { putIn, type VirtualCard, type VirtualPlace } from '../../electron/simulation/pcsc-driver';
import { openPremises, type Premises, type TestWorld } from '../simulation/support';
import { openWorkbench, dataFolder } from '../simulation/workbench';
import { startPcscd, until, whyNoPcscd, type Pcscd } from './pcscd';

/** vsmartcard's second slot. */
const SECOND = { reader: 'Virtual PCD 00 01', port: 35_964 } as const;
/** Longer than any: the reader gets none, and tells pcscd that the card did not answer when it was given power. */
const NO_ANSWER_TO_RESET = new Uint8Array(40).fill(0x3b);
const reason = await whyNoPcscd();

describe('readers come, go, and are taken: what the kiosk shows on the real PC/SC stack', { timeout: 90_000 }, () => {
  let premises: Premises;
  let pcscd: Pcscd | undefined;
  let served: VirtualCard[] = [];
  let visit: TestWorld;
  let data: string;
  let readers: CardReader[] = [];

  beforeAll(async () => {
    if (reason !== undefined) return;
    premises = await openPremises();
    pcscd = await startPcscd();
  }, 180_000);
  afterAll(async () => {
    await pcscd?.stop();
    if (reason === undefined) await premises.close();
  });
  beforeEach(async (context) => {
    if (reason !== undefined) return context.skip(reason);
    data = dataFolder();
    visit = await premises.openWorld(['fresh', 'locked-password', 'mute']);
  });
  afterEach(async () => {
    for (const card of served) await card.takeOut();
    served = [];
    if (reason !== undefined) return;
    visit.world.close();
    await visit.world.kioskReader.close();
    for (const reader of readers) await reader.close();
    readers = [];
  });

  const cardOf = async (name: string): Promise<SimulatedCard> => (await visit.world.options.rack.obtain(name)).card;
  async function insert(name: string, slot?: VirtualPlace): Promise<VirtualCard> {
    const card = await putIn(await cardOf(name), slot);
    served.push(card);
    return card;
  }
  const screen = (): string => visit.world.kiosk.view().screen;
  const shows = (name: string): Promise<void> => until(`the kiosk shows ${name}`, () => screen() === name);
  const start = (): void => visit.world.kiosk.touch({ type: 'start.pressed' });
  /** KIOSK-7. The last page stays until the reader has told that the card has gone, which may be after it is shown. */
  async function acknowledgeWithoutCard(): Promise<void> {
    await until('the card has gone', () => visit.world.kioskReader.state().kind === 'empty');
    await visit.world.settle();
    visit.world.kiosk.touch({ type: 'acknowledge.pressed' });
    await shows('welcome');
  }
  const bench = () => openWorkbench(visit, premises.centre.url, { data }).workbench;
  async function other(name: string): Promise<CardReader> {
    const opened = await openPcscReader({ name });
    if (!opened.ok) throw new Error(opened.fault);
    readers.push(opened.value);
    return opened.value;
  }

  test('two readers, a card in each: the one that was chosen by its name is the kiosk’s, also after a restart', async () => {
    const workbench = bench();
    expect(await workbench.command({ type: 'reader.choose', kind: 'pcsc', name: SECOND.reader })).toEqual({ ok: true });
    expect(workbench.view().reader).toMatchObject({
      ...{ kind: 'pcsc', name: SECOND.reader, names: [VIRTUAL_READER, SECOND.reader], state: 'ready' },
    });
    start();
    await insert('fresh');
    await visit.world.settle();
    expect(screen()).toBe('insert-card');
    await insert('locked-password', SECOND);
    await shows('enter-pin');
    // A session holds its card alone; the other reader's is free.
    const first = await (await other(VIRTUAL_READER)).connect();
    expect(first.ok).toBe(true);
    if (first.ok) await first.value.close();

    const next = await premises.openWorld([]);
    const again = openWorkbench(next, premises.centre.url, { data }).workbench;
    await again.restoreReader();
    expect(again.view().reader).toMatchObject({ kind: 'pcsc', name: SECOND.reader });
    next.world.close();
    await next.world.kioskReader.close();
  });

  test('a card that another program holds: named, refused without an entry, and free again by itself', async () => {
    const workbench = bench();
    await insert('fresh');
    const program = await (await other(VIRTUAL_READER)).connect();
    if (!program.ok) throw new Error(program.fault.reason);
    await workbench.command({ type: 'reader.choose', kind: 'pcsc', name: VIRTUAL_READER });
    await until('it is named', () => workbench.view().reader.sentence?.includes('Another program holds') === true);
    start();
    await shows('refused');
    expect(visit.world.kiosk.view()).toMatchObject({ reason: 'card-in-use' });
    expect(visit.world.kioskReader.state()).toMatchObject({ kind: 'card-present', trouble: 'card-in-use' });
    await program.value.close();
    await until('it is free', () => workbench.view().reader.sentence === undefined);
  });

  test('a mute card is refused as unreadable; the next one is read', async () => {
    await bench().command({ type: 'reader.choose', kind: 'pcsc', name: VIRTUAL_READER });
    start();
    const mute = await insert('mute');
    await until('it is refused', () => JSON.stringify(visit.world.kiosk.view()).includes('card-unreadable'));
    await mute.takeOut();
    served = [];
    await acknowledgeWithoutCard();
    start();
    await insert('fresh');
    await shows('enter-pin');
  });

  test('a card that is mute from power-on is named at the reader, and refused as unreadable; the next one is read', async () => {
    const workbench = bench();
    await workbench.command({ type: 'reader.choose', kind: 'pcsc', name: VIRTUAL_READER });
    start();
    const mute = await insert('fresh', { atr: NO_ANSWER_TO_RESET });
    await shows('refused');
    expect(visit.world.kiosk.view()).toMatchObject({ reason: 'card-unreadable' });
    await until('it is named', () => workbench.view().reader.sentence?.startsWith('The card does not answer') === true);
    expect(visit.world.kioskReader.state()).toMatchObject({ kind: 'card-present', trouble: 'card-mute' });
    await mute.takeOut();
    served = [];
    await acknowledgeWithoutCard();
    start();
    await insert('fresh');
    await shows('enter-pin');
  });

  test('two readers, a card in each, and none chosen by name: the first one’s card is used, the other’s left alone', async () => {
    const other = await visit.world.options.rack.obtain('locked-password');
    const untouched = other.card.image;
    await insert('locked-password', SECOND);
    await insert('fresh');
    const workbench = bench();
    expect(await workbench.command({ type: 'reader.choose', kind: 'pcsc' })).toEqual({ ok: true });
    expect(workbench.view().reader).toMatchObject({ kind: 'pcsc', state: 'ready' });
    start();
    await shows('enter-pin');
    for (const key of '9999') visit.world.kiosk.touch({ type: 'key.pressed', key });
    visit.world.kiosk.touch({ type: 'confirm.pressed' });
    await until('a try is spent', async () => workTries(await cardOf('fresh')) === 2);
    expect(other.card.image).toBe(untouched);
  });

  test('INV-5: a card that leaves at the PIN: no try, a named refusal, and the next session is as any', async () => {
    await bench().command({ type: 'reader.choose', kind: 'pcsc', name: VIRTUAL_READER });
    start();
    const card = await insert('locked-password');
    await shows('enter-pin');
    for (const key of '1234') visit.world.kiosk.touch({ type: 'key.pressed', key });
    visit.world.kiosk.touch({ type: 'confirm.pressed' });
    card.stop();
    await until('it is told', () => JSON.stringify(visit.world.kiosk.view()).includes('card-removed'));
    served = [];
    await acknowledgeWithoutCard();
    expect(workTries(await cardOf('locked-password'))).toBe(3);
  });

  test('pcscd restarted under us: the kiosk says that its reader is missing, and serves again by itself', async (context) => {
    const workbench = bench();
    await workbench.command({ type: 'reader.choose', kind: 'pcsc', name: VIRTUAL_READER });
    const restarted = await pcscd?.restart(async () => {
      await shows('out-of-service');
      expect(visit.world.kiosk.view()).toMatchObject({ reason: 'reader-missing' });
    });
    if (restarted !== true) return context.skip('pcscd was running already, and is left alone');
    await shows('welcome');
    start();
    await insert('fresh');
    await shows('enter-pin');
  });
});

function workTries(card: SimulatedCard): number | undefined {
  return card.image.card === 'my-number-card' ? card.image.secrets['authentication-pin'].tries : undefined;
}
