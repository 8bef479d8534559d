// npm run ansho -- VERB …: the command line. Standard output belongs to the verb.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { withDisplay } from './display.mjs';
import { ensureInstalled } from './install.mjs';
import { follow, launch, ROOT } from './processes.mjs';
import { opensWindows } from './verbs.mjs';

await launch(async () => {
  const args = process.argv.slice(2);
  const windows = opensWindows(args);
  const { electron } = await ensureInstalled({ purpose: windows ? 'app' : 'headless' });
  await ensureBuilt();
  const cli = [join(ROOT, 'dist', 'main', 'cli.js'), ...args];
  const start = (/** @type {NodeJS.ProcessEnv} */ env) =>
    follow(process.execPath, cli, {
      // npm has changed into the package's folder; files on the command line are meant from where the person is.
      cwd: (process.env['npm_lifecycle_event'] === 'ansho' && process.env['INIT_CWD']) || process.cwd(),
      env: { ...env, ...(electron && { ANSHO_ELECTRON: electron.path }) },
    });
  return windows ? withDisplay(start) : start(process.env);
});
