import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hasDisplay } from './display.mjs';
import { lastLines, run, say, Stop } from './processes.mjs';

/**
 * @typedef {'headless' | 'app' | 'test'} Purpose headless: no window opens
 * @typedef {object} Need
 * @property {readonly string[]} anyOf  package names, newest distribution first; one of them is enough
 * @property {string} [command]         a program on PATH that serves as well
 * @property {boolean} required         without it nothing opens
 * @property {'always' | 'windows' | 'windows without a display' | 'tests'} when
 */

/** What Electron, PC/SC and the tests want of Debian or Ubuntu. GTK brings the X libraries and a font along. @type {readonly Need[]} */
export const NEEDS = [
  { anyOf: ['libnss3'], required: true, when: 'windows' },
  { anyOf: ['libgtk-3-0t64', 'libgtk-3-0'], required: true, when: 'windows' },
  { anyOf: ['libgbm1'], required: true, when: 'windows' },
  { anyOf: ['libasound2t64', 'libasound2'], required: true, when: 'windows' },
  { anyOf: ['xvfb'], command: 'Xvfb', required: true, when: 'windows without a display' },
  { anyOf: ['libpcsclite-dev'], required: false, when: 'always' },
  { anyOf: ['python3'], command: 'python3', required: false, when: 'always' },
  { anyOf: ['make'], command: 'make', required: false, when: 'always' },
  { anyOf: ['g++'], command: 'g++', required: false, when: 'always' },
  { anyOf: ['pcscd'], required: false, when: 'tests' },
  { anyOf: ['vsmartcard-vpcd'], required: false, when: 'tests' },
  { anyOf: ['opensc'], command: 'pkcs15-tool', required: false, when: 'tests' },
  { anyOf: ['python3-pyscard'], required: false, when: 'tests' },
  { anyOf: ['openssl'], command: 'openssl', required: false, when: 'tests' },
];

/** The needs that count for a purpose on this machine. @param {Purpose} purpose @param {boolean} display @returns {readonly Need[]} */
export function needsFor(purpose, display) {
  const counts = {
    always: true,
    windows: purpose !== 'headless',
    'windows without a display': purpose !== 'headless' && !display,
    tests: purpose === 'test',
  };
  return NEEDS.filter(({ when }) => counts[when]);
}

/**
 * The needs that nothing on the machine meets.
 * @param {readonly Need[]} needs
 * @param {{isInstalled: (name: string) => boolean, isOnPath: (command: string) => boolean}} machine
 * @returns {readonly Need[]}
 */
export function unmet(needs, { isInstalled, isOnPath }) {
  return needs.filter(({ anyOf, command }) => !anyOf.some(isInstalled) && !(command && isOnPath(command)));
}

/** The names of the installed packages in dpkg-query's answer (`ii  name` lines). @param {string} answer @returns {ReadonlySet<string>} */
export function installedIn(answer) {
  return new Set([...answer.matchAll(/^.i\S* +(\S+)$/gm)].map((match) => String(match[1])));
}

/** The one line for a person who may use sudo. @param {readonly string[]} names */
export function installLine(names) {
  return `sudo apt-get install --no-install-recommends ${names.join(' ')}`;
}

/**
 * Sees to the system's libraries: installs them as root on Debian and Ubuntu, names them to anybody else.
 * @param {Purpose} purpose
 * @returns {Promise<void>}
 * @throws {Stop} when something is missing that nothing opens without, and we may not install it
 */
export async function ensureSystemPackages(purpose) {
  if (process.platform !== 'linux') return;
  if (!isOnPath('dpkg-query') || !isOnPath('apt-get')) {
    say(
      'system libraries: neither Debian nor Ubuntu, so they are left to you (GTK 3, NSS, GBM, ALSA; Xvfb without a display)',
    );
    return;
  }
  const needs = needsFor(purpose, hasDisplay());
  const missing = unmetHere(needs);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) await install(missing, purpose);
  else askFor(missing);
}

/** @param {readonly Need[]} missing */
function askFor(missing) {
  const line = installLine(missing.map(nameHere));
  if (missing.some(({ required }) => required)) {
    throw new Stop(`system libraries are missing. Please run this once, then the same command again:\n  ${line}`);
  }
  say(`optional system packages are missing (card readers and some tests go without them): ${line}`);
}

/** @param {readonly Need[]} missing @param {Purpose} purpose */
async function install(missing, purpose) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  say('system libraries: asking apt what there is');
  const update = await run('apt-get', ['update'], { env, label: 'apt-get update' });
  if (update.code !== 0) say(`apt-get update did not succeed, going on without it:\n${lastLines(update.output, 4)}`);

  const known = missing.filter((need) => need.anyOf.some(isKnownToApt));
  const names = known.map(nameHere);
  if (names.length > 0) {
    say(`system libraries: installing ${names.join(' ')}`);
    const options = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
    const result = await run('apt-get', [...options, ...names], { env, label: 'apt-get install' });
    if (result.code !== 0) say(`apt-get install did not succeed:\n${lastLines(result.output)}`);
  }

  const left = unmetHere(missing);
  const required = left.filter((need) => need.required);
  // Tests run as far as they get, and name what they left out.
  if (required.length > 0 && purpose !== 'test') {
    throw new Stop(
      `apt could not give ${required.map(nameHere).join(', ')}, and no window opens without. ` +
        `See to the machine's package sources (apt-get update), then run the same command again.`,
    );
  }
  if (left.length > 0) {
    say(`apt could not give ${left.map(nameHere).join(', ')}: going on without; what needs them will say so`);
  }
}

/** @param {readonly Need[]} needs */
function unmetHere(needs) {
  const names = needs.flatMap(({ anyOf }) => anyOf);
  const query = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Abbrev} ${Package}\\n', ...names], { encoding: 'utf8' });
  const installed = installedIn(query.stdout);
  return unmet(needs, { isInstalled: (name) => installed.has(name), isOnPath });
}

/** The name that this distribution has for a need. @param {Need} need */
function nameHere({ anyOf }) {
  return anyOf.find(isKnownToApt) ?? String(anyOf.at(-1));
}

/** @param {string} name */
function isKnownToApt(name) {
  return spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0;
}

/** True when a program of this name can be started. @param {string} command */
export function isOnPath(command) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
}

/** The shared libraries that a program asks for and the machine does not have (Linux; else none). @param {string} program @returns {readonly string[]} */
export function missingLibraries(program) {
  if (process.platform !== 'linux') return [];
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => String(match[1]));
}
