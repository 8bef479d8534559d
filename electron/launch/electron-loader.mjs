// Becomes resources/app/index.mjs of the Electron that a registry package carries: loads the app folder named on the
// command line, as Electron's own default app does. The awaits are part of that: `ready` waits for the app's main
// module, so that what has to be said before `ready` is said in time (hence no main module may await whenReady itself).
import * as electron from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Two of its setters are the default app's own, and not in the published types. @type {any} */
const app = electron.app;
const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
app.name = manifest.productName ?? manifest.name;
app.setVersion(manifest.version ?? '0.0.0');
app.setDesktopName(`${app.name}.desktop`);
app.setAppPath(folder);

try {
  await import(pathToFileURL(join(folder, manifest.main)).href);
} catch (error) {
  console.error(error);
  app.exit(1);
}
