import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** True for root on Linux, for whom Chromium's sandbox does not run. */
export function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * Why Chromium's sandbox would not run for this user, with the way on; undefined when it would.
 * @param {string} electron path of the program
 * @returns {string | undefined}
 */
export function sandboxProblem(electron) {
  if (process.platform !== 'linux') return undefined;
  if (isRoot()) {
    return (
      'Chromium’s sandbox does not run as root. Run this as another user; ' +
      'or, on a machine where that does not matter: npm start -- --no-sandbox'
    );
  }
  const helper = join(dirname(electron), 'chrome-sandbox');
  if (isSetuidRoot(helper) || mayMakeNamespaces()) return undefined;
  return (
    'this system does not let Chromium make its sandbox (user namespaces are restricted). Please run this once, ' +
    `then the same command again:\n  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`
  );
}

/** @param {string} file */
function isSetuidRoot(file) {
  if (!existsSync(file)) return false;
  const { uid, mode } = statSync(file);
  return uid === 0 && (mode & 0o4000) !== 0;
}

function mayMakeNamespaces() {
  const { status, error } = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' });
  return error !== undefined || status === 0;
}
