import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { ROOT, run, say, Stop, toolScript } from './processes.mjs';

const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.ansho-build.json');
const SOURCES = [
  'electron',
  'machines',
  'renderer',
  'assets',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/**
 * Builds the application into dist/ when its sources have changed since the last build; else does nothing.
 * @throws {Stop} when the build fails; what it wrote has been shown
 */
export async function ensureBuilt() {
  if (isFresh(sourcesHash(ROOT))) return;
  await withLock(join(ROOT, 'node_modules', '.ansho-build.lock'), 'building', async () => {
    const hash = sourcesHash(ROOT);
    if (!isFresh(hash)) await build(hash);
  });
}

/** @param {string} hash */
async function build(hash) {
  say('building');
  rmSync(STAMP, { force: true });
  const { code, output } = await run(process.execPath, [toolScript('electron-vite'), 'build'], { label: 'building' });
  if (code !== 0) {
    process.stderr.write(`${output}\n`);
    throw new Stop('the build did not succeed (see above)', 1);
  }
  await prepareDatabase();
  mkdirSync(DIST, { recursive: true });
  writeFileSync(STAMP, JSON.stringify({ sources: hash }));
}

/** Makes the empty database that a first start begins with: making one then would take seconds. */
async function prepareDatabase() {
  const args = [join(DIST, 'main', 'cli.js'), 'prepare-database', join(DIST, 'prepared-database.tar.gz')];
  const { code, output } = await run(process.execPath, args, { label: 'preparing the database' });
  if (code === 0) return;
  process.stderr.write(`${output}\n`);
  throw new Stop('the database could not be prepared (see above)', 1);
}

/** @param {string} hash */
function isFresh(hash) {
  if (!existsSync(STAMP)) return false;
  return readFileSync(STAMP, 'utf8') === JSON.stringify({ sources: hash });
}

/** A hash over the names and contents of everything that the build reads; the launchers are not part of it. @param {string} root */
export function sourcesHash(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, root, source);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} path */
function addTo(hash, root, path) {
  const full = join(root, path);
  if (!existsSync(full) || path === 'electron/launch') return;
  let names;
  try {
    names = readdirSync(full).sort();
  } catch {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    return;
  }
  for (const name of names) addTo(hash, root, `${path}/${name}`);
}
