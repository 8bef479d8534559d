// npm start: opens the workbench; without a display it plays the standard scenario on a virtual one and keeps the evidence.
// npm start -- --kiosk FILE: a store's kiosk, which is started again whenever it dies.
import { join, resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { hasDisplay, withDisplay } from './display.mjs';
import { ensureInstalled } from './install.mjs';
import { keepRunningHere, kioskArguments } from './keep-running.mjs';
import { follow, launch, ROOT, say, Stop } from './processes.mjs';
import { isRoot, sandboxProblem } from './sandbox.mjs';
import { endWhenSilent } from './sign-of-life.mjs';

await launch(async () => {
  const { electron, noElectron } = await ensureInstalled({ purpose: 'app' });
  if (!electron) throw new Stop(`there is no Electron to open the windows with: ${noElectron}`);
  await ensureBuilt();
  const args = process.argv.slice(2);
  const from = (process.env['npm_lifecycle_event'] === 'start' && process.env['INIT_CWD']) || process.cwd();
  const kiosk = kioskArguments(args, (file) => resolve(from, file));
  if (kiosk && !hasDisplay()) throw new Stop('there is no display to show the kiosk on');
  if (kiosk) return keepRunningHere(() => openKiosk(electron.path, kiosk));
  return hasDisplay() ? openWindows(electron.path, args) : playEvidence(electron.path);
});

/** @param {string} electron @param {readonly string[]} args */
function openKiosk(electron, args) {
  return openWindows(electron, args, {
    env: { ...process.env, ANSHO_KEPT_RUNNING: '1' },
    watch: (child) => endWhenSilent(child, say),
  });
}

/** @param {string} electron @param {readonly string[]} args @param {Parameters<typeof follow>[2]} [options] */
function openWindows(electron, args, { env: given = process.env, ...options } = {}) {
  const problem = args.includes('--no-sandbox') ? undefined : sandboxProblem(electron);
  if (problem) throw new Stop(problem);
  const onlyWayland = process.platform === 'linux' && !process.env['DISPLAY'];
  const env = { ...given };
  delete env['ELECTRON_RUN_AS_NODE'];
  return follow(electron, [...(onlyWayland ? ['--ozone-platform=wayland'] : []), ROOT, ...args], { ...options, env });
}

/** @param {string} electron */
function playEvidence(electron) {
  const problem = isRoot() ? undefined : sandboxProblem(electron);
  if (problem) throw new Stop(problem);
  say('there is no display: playing the standard scenario through the real windows on a virtual one');
  const cli = join(ROOT, 'dist', 'main', 'cli.js');
  return withDisplay((env) =>
    follow(process.execPath, [cli, 'evidence', '--out', 'out'], { env: { ...env, ANSHO_ELECTRON: electron } }),
  );
}
