import { afterAll, beforeAll, expect, test } from 'vitest';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { createCentreClient } from '../../electron/centre/centre-client';
import { systemClock, type SettableClock } from '../../electron/clock';
import { KioskHost } from '../../electron/kiosk-host';
import { failure } from '../../electron/result';
import { SECOND } from '../../machines/rules/time';
import { openPremises, TEN_O_CLOCK, type Premises } from '../simulation/support';

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A kiosk that has written a new password and settles it with a centre that is away for so long. */
async function settling({ away, speed }: { readonly away: number; readonly speed: number }) {
  const visit = await premises.openWorld(['locked-password']);
  await visit.preRegister('locked-password');
  const { rack, installation } = visit.world.options;
  const { card } = await rack.obtain('locked-password');
  // The test moves the clock by hand; the kiosk is told that it runs by itself.
  const clock: SettableClock & { speed: number } = {
    speed,
    now: () => visit.clock.now(),
    setTimeout: (callback, milliseconds) => visit.clock.setTimeout(callback, milliseconds),
    clearTimeout: (timer) => visit.clock.clearTimeout(timer),
    onChange: (listener) => visit.clock.onChange(listener),
  };
  const reader = new SimulatedReader({ clock: systemClock });
  const client = createCentreClient(premises.centre.url);
  const attempts: number[] = [];
  let tried: () => void = () => undefined;
  const firstAttempt = new Promise<void>((resolve) => (tried = resolve));
  const kiosk = new KioskHost({
    store: visit.world.store,
    reader,
    clock,
    trustAnchors: installation.trustAnchors,
    centre: {
      ...client,
      settle: (...settlement) => {
        const passed = clock.now() - TEN_O_CLOCK;
        attempts.push(passed / SECOND);
        tried();
        return passed < away
          ? Promise.resolve(failure({ reason: 'centre-unreachable' }))
          : client.settle(...settlement);
      },
    },
  });
  const confirm = async (entry = ''): Promise<void> => {
    await kiosk.settled();
    for (const key of entry) kiosk.touch({ type: 'key.pressed', key });
    kiosk.touch({ type: 'confirm.pressed' });
  };
  kiosk.touch({ type: 'start.pressed' });
  reader.insert(card);
  await confirm('1234');
  await confirm();
  await confirm('NEW2PASS');
  await confirm('NEW2PASS');
  await firstAttempt;
  await turn();
  return { visit, clock, kiosk, attempts };
}

test('REF-18, REG-6: a centre that is back a few seconds after the write settles it: the reset is done', async () => {
  const { visit, kiosk, attempts } = await settling({ away: 5 * SECOND, speed: 1 });
  await visit.clock.moveTo(TEN_O_CLOCK + 6 * SECOND, turn);
  await kiosk.settled();
  expect(attempts).toEqual([0, 2, 6]);
  expect(kiosk.view().screen).toBe('done');
  kiosk.stop();
});

test('REF-18: a centre that stays away leaves the reset unconfirmed, after a quarter of a minute', async () => {
  const { visit, kiosk, attempts } = await settling({ away: Infinity, speed: 1 });
  await visit.clock.moveTo(TEN_O_CLOCK + 14 * SECOND, turn);
  await kiosk.settled();
  expect(attempts).toEqual([0, 2, 6, 14]);
  expect(kiosk.view().screen).toBe('unconfirmed');
  kiosk.stop();
});

test('on a clock that stands still, no settlement waits for a time that never comes', async () => {
  const { kiosk, attempts } = await settling({ away: Infinity, speed: 0 });
  await kiosk.settled();
  expect(attempts).toEqual([0, 0, 0, 0]);
  expect(kiosk.view().screen).toBe('unconfirmed');
  kiosk.stop();
});

test('a clock that is stopped while a settlement waits ends the wait', async () => {
  const { visit, clock, kiosk, attempts } = await settling({ away: Infinity, speed: 1 });
  expect(attempts).toEqual([0]);
  clock.speed = 0;
  visit.clock.run(0);
  await kiosk.settled();
  expect(kiosk.view().screen).toBe('unconfirmed');
  kiosk.stop();
});

test('a kiosk that is stopped while a settlement waits asks the centre no more', async () => {
  const { visit, kiosk, attempts } = await settling({ away: Infinity, speed: 1 });
  kiosk.stop();
  await visit.clock.moveTo(TEN_O_CLOCK + 14 * SECOND, turn);
  expect(attempts).toEqual([0]);
});
