// A store's kiosk is started again when it dies. How it ends is said by its exit code (see electron/store-app.ts).
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './processes.mjs';

/** Exit codes with which the kiosk stays away: closed by its operator, another one runs, the configuration is refused. */
const STAYS_AWAY = new Set([0, 1, 2]);
/** The operator has asked for a new start. */
const RESTART = 75;

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
/** A kiosk that has lived for this long has died of something new. */
const WELL_AGAIN_MS = 5 * 60_000;

/**
 * @typedef {object} Surroundings
 * @property {() => number} now milliseconds
 * @property {(milliseconds: number) => Promise<unknown>} wait
 * @property {(line: string) => void} say
 * @property {() => boolean} isAskedToEnd
 */

/**
 * Starts a program again and again until it ends in order or we are asked to end; ever later while it dies at once.
 * @param {() => Promise<number>} start gives the exit code
 * @param {Surroundings} surroundings
 * @returns {Promise<number>} the last exit code
 */
export async function keepRunning(start, { now, wait, say: tell, isAskedToEnd }) {
  for (let deaths = 0; ;) {
    const began = now();
    const code = await start();
    if (STAYS_AWAY.has(code) || isAskedToEnd()) return code;
    if (code === RESTART) {
      deaths = 0;
      continue;
    }
    if (now() - began >= WELL_AGAIN_MS) deaths = 0;
    const delay = Math.min(FIRST_DELAY_MS * 2 ** deaths, LONGEST_DELAY_MS);
    deaths += 1;
    tell(`the kiosk has died (exit code ${code}); it is started again in ${delay / 1000} s`);
    await wait(delay);
    if (isAskedToEnd()) return code;
  }
}

/** Keeps a program running until it ends in order, or a signal asks us to end. @param {() => Promise<number>} start */
export async function keepRunningHere(start) {
  const ended = new globalThis.AbortController();
  const end = () => ended.abort();
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, end);
  try {
    return await keepRunning(start, {
      now: () => performance.now(),
      wait: (milliseconds) => sleep(milliseconds, undefined, { signal: ended.signal }).catch(() => undefined),
      say,
      isAskedToEnd: () => ended.signal.aborted,
    });
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
}

/**
 * The words of a command line with the kiosk's configuration file as an absolute path: npm has changed into the
 * package's folder, and a file is meant from where the person is. Undefined when no kiosk is asked for.
 * @param {readonly string[]} args @param {(file: string) => string} resolve
 * @returns {string[] | undefined}
 */
export function kioskArguments(args, resolve) {
  const at = args.findIndex((word) => word === '--kiosk' || word.startsWith('--kiosk='));
  const word = args[at];
  if (word === undefined) return undefined;
  const isJoined = word !== '--kiosk';
  const file = isJoined ? word.slice('--kiosk='.length) : args[at + 1];
  const rest = [...args.slice(0, at), ...args.slice(at + (isJoined ? 1 : 2))];
  return file === undefined ? [...rest, '--kiosk'] : ['--kiosk', resolve(file), ...rest];
}
