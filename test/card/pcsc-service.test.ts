import { afterEach, expect, test, vi } from 'vitest';
import { openPcscReader, type PcscReaderOptions } from '../../electron/card/pcsc-reader';
import type { CardReader } from '../../electron/card/reader';
import { HandClock } from './hand-clock';

const INTERVAL = 250;
const DOES_NOT_RUN = 'The PC/SC service does not run. On Linux: sudo systemctl start pcscd (package pcscd).';
const service = vi.hoisted(() => ({ runs: false }));

/** The package that speaks PC/SC, with one empty reader, over a service that runs or does not. */
vi.mock('smartcard', () => {
  const demandService = (): void => {
    if (!service.runs) throw new Error('PC/SC service not running');
  };
  return {
    Context: class {
      constructor() {
        demandService();
      }
      listReaders() {
        demandService();
        return [{ name: 'A reader', state: 0 }];
      }
      close() {
        // Nothing is held.
      }
    },
    SCARD_STATE_PRESENT: 0x20,
  };
});

let reader: CardReader | undefined;
afterEach(async () => {
  await reader?.close();
  service.runs = false;
});

async function open(clock: HandClock, options: PcscReaderOptions = {}): Promise<CardReader> {
  const opened = await openPcscReader({ clock, interval: INTERVAL, ...options });
  if (!opened.ok) throw new Error(opened.fault);
  reader = opened.value;
  return reader;
}

test('a service that does not run yet is waited for, and the reader is there once it runs', async () => {
  const clock = new HandClock();
  const waiting = await open(clock, { waitsForService: true });
  const seen: string[] = [];
  waiting.onStateChange(({ kind }) => seen.push(kind));
  expect(waiting.state()).toEqual({ kind: 'missing', sentence: DOES_NOT_RUN });
  expect(await waiting.connect()).toEqual({ ok: false, fault: { reason: 'reader-lost' } });
  clock.advance(INTERVAL);
  expect(seen).toEqual([]);
  service.runs = true;
  clock.advance(INTERVAL);
  expect(seen).toEqual(['empty']);
  expect(waiting.name).toBe('A reader');
});

test('a service that goes and comes back takes its reader with it and brings it back', async () => {
  service.runs = true;
  const clock = new HandClock();
  const opened = await open(clock);
  const seen: string[] = [];
  opened.onStateChange(({ kind }) => seen.push(kind));
  service.runs = false;
  clock.advance(INTERVAL);
  clock.advance(INTERVAL);
  service.runs = true;
  clock.advance(INTERVAL);
  expect(seen).toEqual(['missing', 'empty']);
});

test('a closed reader looks no more', async () => {
  const clock = new HandClock();
  const closed = await open(clock, { waitsForService: true });
  await closed.close();
  service.runs = true;
  clock.advance(INTERVAL);
  expect(closed.state()).toEqual({ kind: 'missing', sentence: 'The reader has been closed.' });
});

test('whoever does not wait is told at once that the service does not run', async () => {
  const opened = await openPcscReader();
  expect(opened).toEqual({ ok: false, fault: DOES_NOT_RUN });
});
