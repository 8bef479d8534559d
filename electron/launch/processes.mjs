// Plain Node, no packages: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const HEARTBEAT_MS = 30_000;

/** An end that a sentence explains: printed without a stack, with this exit code. */
export class Stop extends Error {
  /** @param {string} sentence @param {number} [exitCode] 1: did not hold, 2: cannot be done here */
  constructor(sentence, exitCode = 2) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** Says one plain line. Standard output belongs to the program that is started, so it goes to standard error. @param {string} line */
export function say(line) {
  process.stderr.write(`ansho: ${line}\n`);
}

/** Runs a launcher to its exit code; a {@link Stop} is its sentence and nothing else. @param {() => Promise<number>} program */
export async function launch(program) {
  try {
    process.exitCode = await program();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exitCode = error.exitCode;
  }
}

/**
 * @typedef {object} Outcome
 * @property {number} code    exit code; 127 when the program does not exist, 128 and more when a signal ended it
 * @property {string} stdout
 * @property {string} output  standard output and standard error, as they came
 */

/**
 * Runs a program quietly and keeps what it writes.
 * With `label`, a line every 30 s says that it is still at work; `giveUp` ends it by returning a reason.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, label?: string, progress?: () => string, giveUp?: () => string | undefined}} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd = ROOT, env = process.env, label, progress, giveUp } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: needsShell(command) });
    const started = Date.now();
    let stdout = '';
    let output = '';
    let lastSaid = started;
    const beat = setInterval(() => {
      const reason = giveUp?.();
      if (reason) {
        output += `\n${reason}\n`;
        child.kill('SIGKILL');
      } else if (label && Date.now() - lastSaid >= HEARTBEAT_MS) {
        lastSaid = Date.now();
        say(`${label}: still at it, ${Math.round((lastSaid - started) / 1000)} s${progress ? `, ${progress()}` : ''}`);
      }
    }, 1000);
    const finish = (/** @type {number} */ code) => {
      clearInterval(beat);
      resolve({ code, stdout, output });
    };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code, signal) => finish(exitCodeOf(code, signal)));
  });
}

/**
 * Runs a program in the foreground, on our own input and output, hands signals on to it, and gives its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, watch?: (child: import('node:child_process').ChildProcess) => () => void}} [options]
 * `watch` gets the program with a channel to it, and gives what ends the watching
 * @returns {Promise<number>}
 */
export function follow(command, args, { cwd = ROOT, env = process.env, watch } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = ['inherit', 'inherit', 'inherit', ...(watch ? /** @type {const} */ (['ipc']) : [])];
    const child = spawn(command, args, { cwd, env, stdio, shell: needsShell(command) });
    const unwatch = watch?.(child);
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      // A terminal sends Ctrl-C to the whole group: the child has it already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, pass);
    const done = () => {
      unwatch?.();
      signals.forEach((signal) => process.off(signal, pass));
    };
    child.on('error', (error) => {
      done();
      reject(new Stop(`${basename(command)} could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      done();
      resolve(exitCodeOf(code, signal));
    });
  });
}

/** Runs npm, the one that started us if one did, so that the user's settings hold. @param {readonly string[]} args @param {Parameters<typeof run>[2]} [options] */
export function npm(args, options) {
  // Its own level: after `npm run --silent` it would keep its reasons to itself.
  const all = [...args, '--loglevel=error'];
  const cli = process.env['npm_execpath'];
  return cli && basename(cli).startsWith('npm-cli')
    ? run(process.execPath, [cli, ...all], options)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', all, options);
}

/** The script behind a tool of an installed package, to be run by Node. @param {string} packageName @param {string} [binName] */
export function toolScript(packageName, binName = packageName) {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[binName]);
}

/** The end of a program's output, where errors stand. @param {string} output @param {number} [lines] */
export function lastLines(output, lines = 12) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}

/** What npm says of its failure, without stack and log file. @param {string} output */
export function npmError(output) {
  const lines = output.split('\n').filter((line) => /^npm (error|ERR!) (?! |A complete log|$)/.test(line));
  return lines.length > 0 ? lines.slice(0, 5).join('\n') : lastLines(output);
}

/** @param {string} command */
function needsShell(command) {
  return process.platform === 'win32' && command.endsWith('.cmd');
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
function exitCodeOf(code, signal) {
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}
