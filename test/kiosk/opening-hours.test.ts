import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { CentreLine } from '../../electron/centre/centre-line';
import type { SettableClock } from '../../electron/clock';
import { KioskHost } from '../../electron/kiosk-host';
import { WorldClock } from '../../electron/simulation/world-clock';
import { StoreClock } from '../../electron/store/store-clock';
import { storeProfile } from '../../machines/rules/stores';
import { HOUR, MINUTE } from '../../machines/rules/time';

const at = (time: string): number => Date.parse(`2026-11-24T${time}+09:00`);
const still = (): Promise<void> => Promise.resolve();

let kiosk: KioskHost | undefined;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  kiosk?.stop();
  vi.useRealTimers();
});

function kioskOn(clock: SettableClock): KioskHost {
  const store = { name: 'lawson', profile: storeProfile('lawson') };
  kiosk = new KioskHost({
    store,
    reader: new SimulatedReader({ clock }),
    centre: new CentreLine(),
    clock,
    trustAnchors: [],
  });
  return kiosk;
}

const screenOf = (host: KioskHost) => () => host.view().screen;

/** The system sets the machine's clock, or the machine wakes up: the timers know nothing of the time in between. */
function machineShows(time: number): void {
  vi.setSystemTime(time);
  vi.advanceTimersByTime(MINUTE);
}

test('KIOSK-1: a machine whose clock is put right opens its kiosk within a minute', () => {
  vi.setSystemTime(at('02:00:00'));
  const screen = screenOf(kioskOn(new StoreClock()));
  expect(screen()).toBe('closed');
  machineShows(at('10:00:00'));
  expect(screen()).toBe('welcome');
});

test('KIOSK-1: a machine that has slept past the closing hour closes its kiosk within a minute', () => {
  vi.setSystemTime(at('12:00:00'));
  const screen = screenOf(kioskOn(new StoreClock()));
  machineShows(at('12:00:00') + 12 * HOUR);
  expect(screen()).toBe('closed');
});

test('KIOSK-1: the world’s clock set back closes the kiosk, or opens it, at once', async () => {
  const clock = new WorldClock(at('10:00:00'));
  const screen = screenOf(kioskOn(clock));
  clock.setBackTo(at('05:00:00'));
  expect(screen()).toBe('closed');
  await clock.moveTo(at('23:30:00'), still);
  expect(screen()).toBe('closed');
  clock.setBackTo(at('10:00:00'));
  expect(screen()).toBe('welcome');
});

test('KIOSK-1: a clock that was set back still opens and closes the kiosk to the millisecond', async () => {
  const clock = new WorldClock(at('23:30:00'));
  const screen = screenOf(kioskOn(clock));
  clock.setBackTo(at('06:00:00'));
  for (const [time, due] of [
    ['06:29:59.999', 'closed'],
    ['06:30:00', 'welcome'],
    ['22:59:59.999', 'welcome'],
    ['23:00:00', 'closed'],
  ] as const) {
    await clock.moveTo(at(time), still);
    expect([time, screen()]).toEqual([time, due]);
  }
});
