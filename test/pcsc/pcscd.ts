import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadPcsc, openContext } from '../../electron/card/pcsc-module';
import { listPcscReaders } from '../../electron/card/pcsc-reader';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import { VIRTUAL_READER } from '../../electron/card/vpcd';
import { putIn, type VirtualCard } from '../../electron/simulation/pcsc-driver';

const PROGRAM = '/usr/sbin/pcscd';
const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const SOCKET = '/run/pcscd/pcscd.comm';
/** A machine has one pcscd, and its virtual reader one card: test files take turns. */
const LOCK = join(tmpdir(), 'ansho-pcscd.lock');

/** Why the real PC/SC stack cannot be tested on this machine; undefined when it can. */
export async function whyNoPcscd(): Promise<string | undefined> {
  if (!existsSync(DRIVER)) return "vsmartcard's virtual reader is not installed (package vsmartcard-vpcd)";
  const pcsc = await loadPcsc();
  if (!pcsc.ok) return pcsc.fault;
  if (await isRunning()) return undefined;
  if (!existsSync(PROGRAM)) return 'pcscd is not installed (package pcscd)';
  return process.getuid?.() === 0 ? undefined : 'pcscd does not run, and only root may start it';
}

/** The PC/SC service with the virtual reader, for one test file at a time. */
export interface Pcscd {
  /** Puts a card into the virtual reader and waits until PC/SC has seen it. */
  insert(card: SimulatedCard): Promise<VirtualCard>;
  /** Ends the service and starts it again, where it was started here. */
  restart(): Promise<boolean>;
  /** Ends the service, where it was started here, and lets the next test file have its turn. */
  stop(): Promise<void>;
}

/** Starts pcscd, or uses the one that runs. Waits for other test files to be done with it. */
export async function startPcscd(): Promise<Pcscd> {
  await takeTurn();
  let own = (await isRunning()) ? undefined : start();
  await ready();
  return {
    insert: (card) => putIn(card),
    restart: async () => {
      if (!own) return false;
      await end(own);
      own = start();
      await ready();
      return true;
    },
    stop: async () => {
      if (own) await end(own);
      rmSync(LOCK, { recursive: true, force: true });
    },
  };
}

const start = (): ChildProcess => spawn(PROGRAM, ['--foreground'], { stdio: 'ignore' });

function ready(): Promise<void> {
  return until('pcscd has the virtual reader', async () => {
    const readers = existsSync(SOCKET) ? await listPcscReaders() : undefined;
    return readers?.ok === true && readers.value.includes(VIRTUAL_READER);
  });
}

/** Waits until something holds; fails after 20 seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 400; left > 0; left -= 1) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error(`not in time: ${what}`);
}

async function end(service: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => service.once('exit', resolve));
  service.kill();
  await gone;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

function numberIn(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function isRunning(): Promise<boolean> {
  const pcsc = await loadPcsc();
  if (!pcsc.ok || !existsSync(SOCKET)) return false;
  const context = openContext(pcsc.value);
  if (context.ok) context.value.close();
  return context.ok;
}

/** True for a lock whose owner has died; also when it died before it could write its name down. */
function isAbandoned(owner: string): boolean {
  try {
    const holder = numberIn(owner);
    return holder === undefined ? Date.now() - statSync(LOCK).mtimeMs > 5_000 : !isAlive(holder);
  } catch {
    return false;
  }
}

async function takeTurn(): Promise<void> {
  const owner = join(LOCK, 'owner');
  for (;;) {
    try {
      mkdirSync(LOCK);
      writeFileSync(owner, String(process.pid));
      return;
    } catch {
      if (isAbandoned(owner)) rmSync(LOCK, { recursive: true, force: true });
      await sleep(100);
    }
  }
}
