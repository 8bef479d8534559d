// npm start: opens the workbench; without a display it plays the standard scenario on a virtual one and keeps the evidence.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { hasDisplay, withDisplay } from './display.mjs';
import { ensureInstalled } from './install.mjs';
import { follow, launch, ROOT, say, Stop } from './processes.mjs';
import { isRoot, sandboxProblem } from './sandbox.mjs';

await launch(async () => {
  const { electron, noElectron } = await ensureInstalled({ purpose: 'app' });
  if (!electron) throw new Stop(`there is no Electron to open the windows with: ${noElectron}`);
  await ensureBuilt();
  const args = process.argv.slice(2);
  return hasDisplay() ? openWorkbench(electron.path, args) : playEvidence(electron.path);
});

/** @param {string} electron @param {readonly string[]} args */
function openWorkbench(electron, args) {
  const problem = args.includes('--no-sandbox') ? undefined : sandboxProblem(electron);
  if (problem) throw new Stop(problem);
  const onlyWayland = process.platform === 'linux' && !process.env['DISPLAY'];
  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  return follow(electron, [...(onlyWayland ? ['--ozone-platform=wayland'] : []), ROOT, ...args], { env });
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
