import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, row, type BenchRow } from './measurement';

const BENCH = join(import.meta.dirname, '..', '..', 'test', 'bench');
const RUNS = 7;
const BOUND = 1.5;
/** A closed kiosk takes no touch, and the machine's own clock may show any hour. */
const IN_OPENING_HOURS = ['--clock', '2026-11-24T10:00:00+09:00'];

/** Milliseconds from the start of an Electron process to a page that has answered a touch. */
function timeToTouch(electron: string, folder: string, args: readonly string[]): Promise<number> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const started = performance.now();
  const child = spawn(electron, [join(BENCH, folder), ...args, ...asRoot], { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve, reject) => {
    let touched: number | undefined;
    child.stdout.on('data', (chunk: Buffer) => {
      if (touched !== undefined || !chunk.toString().includes('touched')) return;
      touched = performance.now() - started;
      child.kill();
    });
    child.on('error', reject);
    child.on('exit', () => {
      if (touched === undefined) reject(new Error(`${folder} ended before it could be touched.`));
      else resolve(touched);
    });
  });
}

/** `boot`: process start to a kiosk that takes a touch, against a bare window with a static page; in turn. */
export async function benchBoot(): Promise<readonly BenchRow[]> {
  const electron = process.env['ANSHO_ELECTRON'];
  if (electron === undefined || !existsSync(electron)) {
    throw new Error('boot: there is no Electron to start: set ANSHO_ELECTRON to its program.');
  }
  const data = mkdtempSync(join(tmpdir(), 'ansho-bench-'));
  const kiosk: number[] = [];
  const bare: number[] = [];
  try {
    for (let run = 0; run <= RUNS; run += 1) {
      const figures = [
        await timeToTouch(electron, 'kiosk-boot', ['--data', data, ...IN_OPENING_HOURS]),
        await timeToTouch(electron, 'bare-window', []),
      ] as const;
      // The first pair fills the caches, and makes the installation.
      if (run === 0) continue;
      kiosk.push(figures[0]);
      bare.push(figures[1]);
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  return [row('boot', median(kiosk), median(bare), BOUND)];
}
