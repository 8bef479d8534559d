import { spawn } from 'node:child_process';
import { Stop } from './processes.mjs';

const START_LIMIT_MS = 15_000;

/** True when windows can open on this machine as it is. @param {NodeJS.ProcessEnv} [env] @param {string} [platform] */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * Runs something with a display: the machine's, or a virtual one that goes away with it.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} action gets the environment that names the display
 * @returns {Promise<T>}
 * @throws {Stop} when there is no display and Xvfb does not start
 */
export async function withDisplay(action) {
  if (hasDisplay()) return action(process.env);
  const xvfb = await startXvfb();
  const stopAtExit = () => void xvfb.stop();
  process.once('exit', stopAtExit);
  try {
    return await action({ ...process.env, DISPLAY: xvfb.display });
  } finally {
    process.off('exit', stopAtExit);
    await xvfb.stop();
  }
}

/** Starts Xvfb on a display that it finds free itself. @returns {Promise<{display: string, stop: () => Promise<void>}>} */
function startXvfb() {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'];
    // Its own process group: Ctrl-C must not take the display away under a program that is still tidying up.
    const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
    const ended = new Promise((resolveEnded) => child.once('close', resolveEnded));
    // Waits for the end: an ending Xvfb removes its socket, and would remove the next one's, on the same display.
    const stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    const fail = (/** @type {string} */ why) => {
      clearTimeout(limit);
      child.kill('SIGKILL');
      reject(
        new Stop(`there is no display, and Xvfb (the virtual one) ${why}. Install xvfb, or run this with a display.`),
      );
    };
    const limit = setTimeout(() => fail('did not come up in 15 s'), START_LIMIT_MS);
    child.on('error', (error) => fail(`did not start: ${error.message}`));
    child.on('exit', (code) => fail(`ended with code ${code}`));

    let answer = '';
    child.stdio[3]?.on('data', (chunk) => (answer += String(chunk)));
    // Xvfb writes in two parts and dies when nobody reads the second.
    child.stdio[3]?.on('end', () => {
      if (!answer.endsWith('\n')) return;
      clearTimeout(limit);
      child.removeAllListeners('exit');
      resolve({ display: `:${answer.trim()}`, stop });
    });
  });
}
