import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { spawnCentre, type CentreChild } from '../../electron/centre/centre-handle';
import { parentMessage, type SpawnOptions } from '../../electron/centre/centre-messages';
import { CentreSupervisor } from '../../electron/centre/centre-supervisor';
import { WorldClock } from '../../electron/simulation/world-clock';
import { MINUTE, SECOND } from '../../machines/rules/time';
import { HandClock } from '../card/hand-clock';

const TIME = { now: 0, speed: 1, maintenance: [] };
const options: SpawnOptions = {
  database: { kind: 'embedded' },
  port: 0,
  clock: TIME,
  trustAnchors: { authentication: [], signature: [] },
  resetAuthority: generateKeyPairSync('ed25519').privateKey,
  registrarToken: 'a-token',
};

/** The process of a centre that comes as far as this, and hangs from then on; killed, it is gone. */
class FakeChild implements CentreChild {
  isKilled = false;
  hangs = false;
  #tellParent: (message: unknown) => void = () => undefined;
  #exit: () => void = () => undefined;

  constructor(private readonly becomesReady: boolean) {}

  send(content: object): void {
    const message = parentMessage.parse(content);
    if (message.type === 'start' && this.becomesReady)
      this.#tellParent({ type: 'ready', url: 'http://localhost:4711' });
    if (message.type === 'clock' && !this.hangs) this.#tellParent({ type: 'clock-set', sequence: message.sequence });
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#tellParent = listener;
  }

  onExit(listener: () => void): void {
    this.#exit = listener;
  }

  kill(): void {
    this.isKilled = true;
    this.#exit();
  }
}

test('a centre that is not ready after a minute is killed, and the start fails with a sentence', async () => {
  const timer = new HandClock();
  const child = new FakeChild(false);
  const starting = spawnCentre(() => child, options, timer);
  timer.advance(MINUTE - 1);
  expect(child.isKilled).toBe(false);
  timer.advance(1);
  await expect(starting).rejects.toThrow('The centre did not become ready in time.');
  expect(child.isKilled).toBe(true);
});

test('a centre that has not answered for fifteen seconds is killed; one that answers lives on', async () => {
  const timer = new HandClock();
  const child = new FakeChild(true);
  const centre = await spawnCentre(() => child, options, timer);
  await centre.setTime(TIME);
  timer.advance(2 * MINUTE);
  expect(child.isKilled).toBe(false);
  child.hangs = true;
  const telling = centre.setTime(TIME);
  timer.advance(15 * SECOND - 1);
  expect(child.isKilled).toBe(false);
  timer.advance(1);
  await telling;
  expect(child.isKilled).toBe(true);
});

/** A supervisor whose centres are these children, one after another. */
function supervise(children: readonly FakeChild[]) {
  const timer = new HandClock();
  const connected: string[] = [];
  const left = [...children];
  const supervisor = new CentreSupervisor({
    clock: new WorldClock(0),
    maintenance: () => [],
    line: { connect: (url) => void connected.push(url), cut: () => undefined },
    registrarToken: options.registrarToken,
    port: 0,
    timer,
    isUnattended: true,
    spawn: (clock, port) => spawnCentre(() => left.shift() ?? new FakeChild(false), { ...options, clock, port }, timer),
  });
  const ready = () =>
    new Promise<void>((resolve) => {
      const stop = supervisor.onChange(() => {
        if (supervisor.state.state !== 'ready') return;
        stop();
        resolve();
      });
    });
  return { supervisor, timer, connected, ready };
}

test('a centre that hangs is started again', async () => {
  const first = new FakeChild(true);
  const { supervisor, timer, ready } = supervise([first, new FakeChild(true)]);
  await supervisor.start();
  const again = ready();
  first.hangs = true;
  const told = supervisor.timeFollowed();
  timer.advance(15 * SECOND);
  await told;
  expect(supervisor.state.state).toBe('down');
  timer.advance(SECOND);
  await again;
});

test('a centre that hangs as soon as it is ready is never connected', async () => {
  const first = new FakeChild(true);
  first.hangs = true;
  const { supervisor, timer, connected } = supervise([first]);
  const started = supervisor.start();
  await new Promise((resolve) => setImmediate(resolve));
  timer.advance(15 * SECOND);
  await started;
  expect(supervisor.state.state).toBe('down');
  expect(connected).toEqual([]);
});
