import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseCommand } from '../../electron/card/apdu';
import type { ExchangeFault } from '../../electron/card/fault-plan';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { systemClock } from '../../electron/clock';
import { WorldClock } from '../../electron/simulation/world-clock';
import { OutcomeOutbox } from '../../electron/store/outcome-outbox';
import { readStoreConfiguration } from '../../electron/store/store-configuration';
import { StoreKiosk } from '../../electron/store/store-kiosk';
import { openStoreLog } from '../../electron/store/store-log';
import type { KioskView } from '../../machines/kiosk/view.types';
import type { OperatorView } from '../../machines/operator/view.types';
import { openPremises, TEN_O_CLOCK, type Premises, type TestWorld } from '../simulation/support';

const CODE = '7294';
const NEW_PASSWORD = 'NEWCANARY88Z';
/** RESET RETRY COUNTER. */
const RESET = 0x2c;

let premises: Premises;
let data: string;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'ansho-store-'));
});
/** Every kiosk of the test: one that died lives on here, and must not write any more when its folder goes. */
const kiosks = new Set<StoreKiosk>();
afterEach(() => {
  for (const kiosk of kiosks) kiosk.stop();
  kiosks.clear();
  rmSync(data, { recursive: true, force: true });
});

/** Resolves when something holds of what a kiosk shows. */
function until(kiosk: StoreKiosk, holds: (kiosk: KioskView, operator: OperatorView) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds(kiosk.kioskView(), kiosk.operatorView())) return;
      stop();
      resolve();
    };
    const stop = kiosk.onChange(look);
    look();
  });
}
const showing = (kiosk: StoreKiosk, screen: KioskView['screen']) => until(kiosk, (view) => view.screen === screen);

/** A kiosk in the same place as the one before it, with its data folder and a reader that has nothing in it. */
function openKiosk(
  { line, clock }: TestWorld,
  fault?: { readonly instruction: number; readonly fault: ExchangeFault },
) {
  const file = join(data, 'kiosk.yaml');
  writeFileSync(file, `ansho-store: 1\nstore: lawson\noperator: { code: "${CODE}" }\n`);
  const configuration = readStoreConfiguration(file);
  rmSync(file);
  if (!configuration.ok) throw new Error(configuration.fault.reason);
  const reader = new SimulatedReader({
    clock: systemClock,
    patience: 60_000,
    faultOf: (bytes) => (parseCommand(bytes)?.ins === fault?.instruction ? fault?.fault : undefined),
  });
  const ended: string[] = [];
  const kiosk = new StoreKiosk({
    configuration: configuration.value,
    data,
    clock,
    reader,
    centre: line,
    centreState: () => ({ state: line.isConnected ? 'ready' : 'down' }),
    trustAnchors: premises.installation.trustAnchors,
    pages: [],
    log: openStoreLog(data),
    onRestart: () => void ended.push('restart'),
    onClose: () => void ended.push('close'),
  });
  kiosks.add(kiosk);
  return { kiosk, reader, ended };
}

/** Start, card, PIN: up to the question for the new password. */
async function toPassword(world: TestWorld, { kiosk, reader }: ReturnType<typeof openKiosk>): Promise<void> {
  const { card } = await world.world.options.rack.obtain('locked-password');
  await kiosk.selfTest();
  kiosk.touchKiosk({ type: 'start.pressed' });
  reader.insert(card);
  await showing(kiosk, 'enter-pin');
  for (const key of '1234') kiosk.touchKiosk({ type: 'key.pressed', key });
  kiosk.touchKiosk({ type: 'confirm.pressed' });
  await showing(kiosk, 'certificates');
  kiosk.touchKiosk({ type: 'confirm.pressed' });
  await showing(kiosk, 'enter-password');
}

function enterTwice(kiosk: StoreKiosk): void {
  for (let entry = 0; entry < 2; entry += 1) {
    for (const key of NEW_PASSWORD) kiosk.touchKiosk({ type: 'key.pressed', key });
    kiosk.touchKiosk({ type: 'confirm.pressed' });
  }
}

async function registered(): Promise<TestWorld> {
  const world = await premises.openWorld(['locked-password']);
  await world.preRegister('locked-password');
  return world;
}

const outcomesOf = async ({ line }: TestWorld) => {
  const day = await line.outcomesOfDay('2026-11-24');
  return day.ok ? day.value.counts.filter(({ program }) => program === 'kiosk') : [];
};
const total = (counts: Awaited<ReturnType<typeof outcomesOf>>, outcome: string) =>
  counts.reduce((sum, each) => sum + (each.outcome === outcome ? each.count : 0), 0);

/** How many outcomes the centre has not been told of. */
function outcomesWaiting(): number {
  const nobody = { reportOutcome: () => new Promise<never>(() => undefined) };
  return new OutcomeOutbox(data, nobody, () => undefined).waiting;
}

/** How the marker on the disk says that the session stands. */
function marked(): unknown {
  const file: unknown = JSON.parse(readFileSync(join(data, 'session.json'), 'utf8'));
  return typeof file === 'object' && file !== null ? Reflect.get(file, 'interruption') : undefined;
}

describe('REF-18: a kiosk that dies in a session', () => {
  test('before anything was written: the next one says that it was cancelled, and records it', async () => {
    const world = await registered();
    const before = total(await outcomesOf(world), 'cancelled');
    await toPassword(world, openKiosk(world));
    expect(marked()).toMatchObject({ stage: 'session' });
    const { kiosk } = openKiosk(world);
    expect(kiosk.kioskView()).toMatchObject({ screen: 'cancelled' });
    await kiosk.selfTest();
    expect(kiosk.kioskView()).toMatchObject({ screen: 'cancelled' });
    kiosk.touchKiosk({ type: 'acknowledge.pressed' });
    expect(kiosk.kioskView()).toMatchObject({ screen: 'welcome' });
    expect(readdirSync(data)).not.toContain('session.json');
    expect(total(await outcomesOf(world), 'cancelled')).toBe(before + 1);
  });

  test('while the card was being written: the next one says that nobody knows, also to a kiosk after that', async () => {
    const world = await registered();
    const dying = openKiosk(world, { instruction: RESET, fault: { kind: 'delay', milliseconds: 50_000 } });
    await toPassword(world, dying);
    enterTwice(dying.kiosk);
    await showing(dying.kiosk, 'resetting');
    expect(marked()).toMatchObject({ stage: 'writing' });
    const { kiosk, reader } = openKiosk(world);
    expect(kiosk.kioskView()).toMatchObject({ screen: 'unconfirmed' });
    const { card } = await world.world.options.rack.obtain('locked-password');
    reader.insert(card);
    kiosk.touchKiosk({ type: 'acknowledge.pressed' });
    expect(kiosk.kioskView(), 'KIOSK-7: the card has to be taken').toMatchObject({ screen: 'unconfirmed' });
    reader.remove();
    kiosk.touchKiosk({ type: 'acknowledge.pressed' });
    await kiosk.selfTest();
    expect(kiosk.kioskView()).toMatchObject({ screen: 'welcome' });
  });

  test('KIOSK-7, INV-8: after its end, the next one stands on the same last page until the card is taken', async () => {
    const world = await registered();
    const before = total(await outcomesOf(world), 'reset');
    const dying = openKiosk(world);
    await dying.kiosk.selfTest();
    dying.kiosk.touchKiosk({ type: 'language.chosen', language: 'vi' });
    dying.kiosk.touchKiosk({ type: 'text-size.chosen', textSize: 'largest' });
    await toPassword(world, dying);
    enterTwice(dying.kiosk);
    await showing(dying.kiosk, 'done');
    const shown = dying.kiosk.kioskView();
    const { kiosk, reader } = openKiosk(world);
    const { card } = await world.world.options.rack.obtain('locked-password');
    reader.insert(card);
    await kiosk.selfTest();
    expect(kiosk.kioskView()).toEqual(shown);
    expect(shown).toMatchObject({ screen: 'done', language: 'vi', textSize: 'largest', cardInReader: true });
    kiosk.touchKiosk({ type: 'acknowledge.pressed' });
    expect(kiosk.kioskView()).toMatchObject({ screen: 'done' });
    reader.remove();
    kiosk.touchKiosk({ type: 'acknowledge.pressed' });
    expect(kiosk.kioskView()).toMatchObject({ screen: 'welcome', language: 'ja', textSize: 'normal' });
    expect(total(await outcomesOf(world), 'reset')).toBe(before + 1);
  });

  test('INV-8: one that dies between an outcome and its marker has that session counted once', async () => {
    const world = await registered();
    const before = await outcomesOf(world);
    const dying = openKiosk(world);
    await toPassword(world, dying);
    const inSession = readFileSync(join(data, 'session.json'));
    dying.kiosk.touchKiosk({ type: 'cancel.pressed' });
    await showing(dying.kiosk, 'cancelled');
    writeFileSync(join(data, 'session.json'), inSession);
    const { kiosk } = openKiosk(world);
    expect(kiosk.kioskView()).toMatchObject({ screen: 'cancelled' });
    await kiosk.selfTest();
    await expect.poll(() => outcomesWaiting()).toBe(0);
    expect(total(await outcomesOf(world), 'cancelled')).toBe(total(before, 'cancelled') + 1);
  });

  test('what a write that was cut off has left is removed by the next one, and nothing else is', async () => {
    const world = await premises.openWorld(['locked-password']);
    const own = ['session.json', 'outcomes.json', 'state.json'];
    const strays = own.map((name) => `${name}.${randomUUID()}.tmp`);
    const others = ['session.json.tmp', 'session.json.mine.tmp', `others.json.${randomUUID()}.tmp`];
    for (const name of [...strays, ...others]) writeFileSync(join(data, name), '{"ansho-se');
    const { kiosk } = openKiosk(world);
    await kiosk.selfTest();
    expect(kiosk.kioskView()).toMatchObject({ screen: 'welcome' });
    expect(readdirSync(data).filter((name) => name.endsWith('.tmp'))).toEqual(others.sort());
  });

  test('a marker that nobody can read is taken for the worst', async () => {
    const world = await registered();
    writeFileSync(join(data, 'session.json'), '{"ansho-se');
    const { kiosk } = openKiosk(world);
    expect(kiosk.kioskView()).toMatchObject({ screen: 'unconfirmed' });
  });

  test('INV-8: the outcome reaches a centre that is away at that time, and only once', async () => {
    const world = await registered();
    const before = total(await outcomesOf(world), 'cancelled');
    await toPassword(world, openKiosk(world));
    world.line.cut();
    const first = openKiosk(world);
    await first.kiosk.selfTest();
    const second = openKiosk(world);
    expect(second.kiosk.kioskView().screen).toBe('cancelled');
    world.line.connect(premises.centre.url, 'test-registrar');
    second.kiosk.centreChanged();
    await second.kiosk.selfTest();
    await until(second.kiosk, () => true);
    expect(total(await outcomesOf(world), 'cancelled')).toBe(before + 1);
  });
});

test('INV-8: a disk that takes no more costs no outcome and no session: it is told from memory, and logged', async () => {
  const world = await registered();
  const before = total(await outcomesOf(world), 'cancelled');
  mkdirSync(join(data, 'outcomes.json'));
  const opened = openKiosk(world);
  await toPassword(world, opened);
  opened.kiosk.touchKiosk({ type: 'cancel.pressed' });
  await showing(opened.kiosk, 'cancelled');
  await opened.kiosk.selfTest();
  await expect.poll(async () => total(await outcomesOf(world), 'cancelled')).toBe(before + 1);
  expect(opened.kiosk.kioskView().screen).toBe('cancelled');
  expect(readFileSync(join(data, 'log', 'ansho.log'), 'utf8')).toContain('The outcome of a session could not be kept.');
});

test('INV-8: sessions on a disk that does not take their marker are counted, each of them', async () => {
  const world = await premises.openWorld(['locked-password']);
  const before = total(await outcomesOf(world), 'cancelled');
  mkdirSync(join(data, 'session.json'));
  const { kiosk } = openKiosk(world);
  await kiosk.selfTest();
  for (let session = 0; session < 3; session += 1) {
    kiosk.touchKiosk({ type: 'start.pressed' });
    kiosk.touchKiosk({ type: 'cancel.pressed' });
    kiosk.touchKiosk({ type: 'acknowledge.pressed' });
  }
  await expect.poll(() => outcomesWaiting()).toBe(0);
  expect(total(await outcomesOf(world), 'cancelled')).toBe(before + 3);
});

test('INV-4: neither marker, state, outbox nor log holds a secret or the operator’s code', async () => {
  const world = await registered();
  const opened = openKiosk(world);
  await toPassword(world, opened);
  enterTwice(opened.kiosk);
  await showing(opened.kiosk, 'done');
  opened.reader.remove();
  opened.kiosk.touchKiosk({ type: 'acknowledge.pressed' });
  opened.kiosk.touchKiosk({ type: 'staff.pressed' });
  for (const key of `${CODE}9`) opened.kiosk.touchOperator({ type: 'key.pressed', key });
  opened.kiosk.touchOperator({ type: 'confirm.pressed' });
  await until(opened.kiosk, (_, operator) => operator.screen === 'enter-code' && operator.isWrong);
  opened.kiosk.stop();
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' })
    .map((name) => join(data, name))
    .filter((path) => statSync(path).isFile());
  const written = files.map((path) => readFileSync(path, 'utf8')).join('\n');
  expect(files.length).toBeGreaterThanOrEqual(3);
  for (const secret of [NEW_PASSWORD, CODE, '"1234"', 'ABC123']) expect(written).not.toContain(secret);
  expect(written).toContain('"outcome":"reset"');
});

describe('the self-test decides whether customers are served', () => {
  test('nobody can start before the first one', async () => {
    const world = await registered();
    const { kiosk } = openKiosk(world);
    expect(kiosk.kioskView().screen).toBe('starting');
    kiosk.touchKiosk({ type: 'start.pressed' });
    expect(kiosk.kioskView().screen).toBe('starting');
    await kiosk.selfTest();
    expect(kiosk.kioskView()).toMatchObject({ screen: 'welcome', offersPanel: true });
  });

  test('REF-14: a centre out of reach takes the kiosk out of service until it is back', async () => {
    const world = await registered();
    const { kiosk } = openKiosk(world);
    world.line.cut();
    await kiosk.selfTest();
    expect(kiosk.kioskView()).toMatchObject({ screen: 'out-of-service', reason: 'centre-unreachable' });
    world.line.connect(premises.centre.url, 'test-registrar');
    kiosk.centreChanged();
    await showing(kiosk, 'welcome');
  });

  test('REF-14: a centre that goes while a self-test is under way is missed by none', async () => {
    const world = await registered();
    const { kiosk } = openKiosk(world);
    const underWay = kiosk.selfTest();
    world.line.cut();
    kiosk.centreChanged();
    expect((await underWay).items).toContainEqual(expect.objectContaining({ part: 'centre', state: 'ok' }));
    await showing(kiosk, 'out-of-service');
    expect(kiosk.kioskView()).toMatchObject({ reason: 'centre-unreachable' });
  });

  test('a clock that is wrong is “out of order” for customers, and a sentence for the staff', async () => {
    const world = await registered();
    const wrong = openKiosk({ ...world, clock: new WorldClock(TEN_O_CLOCK + 60_000) });
    const result = await wrong.kiosk.selfTest();
    expect(wrong.kiosk.kioskView()).toMatchObject({ screen: 'out-of-service', reason: 'out-of-order' });
    expect(result.items.find(({ part }) => part === 'clock')).toMatchObject({
      state: 'failed',
      finding: 'clock-wrong',
      values: { seconds: 60, tolerance: 5 },
    });
  });
});

describe('KIOSK-8: staff and customers', () => {
  test('in a session there is no way to the panel', async () => {
    const world = await registered();
    const opened = openKiosk(world);
    await toPassword(world, opened);
    expect(opened.kiosk.kioskView()).not.toHaveProperty('offersPanel');
    opened.kiosk.touchKiosk({ type: 'staff.pressed' });
    opened.kiosk.touchOperator({ type: 'staff.pressed' });
    expect(opened.kiosk.operatorView().screen).toBe('away');
  });

  test('under the panel no session begins', async () => {
    const world = await registered();
    const { kiosk, ended } = openKiosk(world);
    await kiosk.selfTest();
    kiosk.touchKiosk({ type: 'staff.pressed' });
    kiosk.touchKiosk({ type: 'start.pressed' });
    expect(kiosk.kioskView().screen).toBe('welcome');
    for (const key of CODE) kiosk.touchOperator({ type: 'key.pressed', key });
    kiosk.touchOperator({ type: 'confirm.pressed' });
    await until(kiosk, (_, operator) => operator.screen === 'panel' && operator.day !== undefined);
    expect(kiosk.operatorView()).toMatchObject({ day: { date: '2026-11-24' }, selfTest: { at: TEN_O_CLOCK } });
    kiosk.touchOperator({ type: 'restart.pressed' });
    kiosk.touchOperator({ type: 'confirm.pressed' });
    expect(ended).toEqual(['restart']);
  });

  test('practice is remembered by the next kiosk', async () => {
    const world = await registered();
    const { kiosk } = openKiosk(world);
    await kiosk.selfTest();
    kiosk.touchKiosk({ type: 'staff.pressed' });
    for (const key of CODE) kiosk.touchOperator({ type: 'key.pressed', key });
    kiosk.touchOperator({ type: 'confirm.pressed' });
    await until(kiosk, (_, operator) => operator.screen === 'panel');
    kiosk.touchOperator({ type: 'practice.pressed', on: true });
    kiosk.stop();
    const next = openKiosk(world);
    expect(next.kiosk.isPractising).toBe(true);
    expect(next.kiosk.operatorView().screen).toBe('practice-bar');
    await next.kiosk.selfTest();
    next.kiosk.touchKiosk({ type: 'start.pressed' });
    expect(next.kiosk.kioskView().screen).toBe('welcome');
  });
});
