import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BaseWindow, Menu, type WebContents } from 'electron';
import { builtParts } from './built-parts';
import { ownArguments, readStartOptions } from './start-options';
import { APP_ORIGIN, declareAppProtocol, serveAppProtocol } from './window/app-protocol';
import { denyByDefault, denyPermissions } from './window/deny-by-default';
import { originOf } from './window/origin';
import { showTrouble } from './window/trouble-window';
import { openWorkbenchWindow } from './window/workbench-window';
import type * as WorkbenchProgram from './workbench-app';

const parts = builtParts();
const options = readStartOptions(ownArguments(process.argv, app.isPackaged), process.env);
if (options.ok && options.value.data !== undefined) app.setPath('userData', join(options.value.data, 'browser'));

/** Everything but the kiosk waits until the kiosk's page has been painted and has nothing left to do. */
const PAINTED_AND_IDLE = `new Promise((idle) => {
  const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  painted(() => painted(() => requestIdleCallback(() => idle())));
})`;

let workbench: WorkbenchProgram.WorkbenchApp | undefined;

function mayNavigate(_: WebContents, url: string): boolean {
  const origin = originOf(url);
  return origin === APP_ORIGIN || origin === workbench?.phoneOrigin();
}

async function start(program: Promise<typeof WorkbenchProgram>): Promise<void> {
  if (!options.ok) throw new Error(options.fault);
  const data = options.value.data ?? join(app.getPath('userData'), 'world');
  try {
    mkdirSync(data, { recursive: true });
  } catch (error) {
    const sentence = `The data folder ${data} cannot be written (${errorCode(error)}). Choose another with --data.`;
    throw new Error(sentence, { cause: error });
  }
  const views = openWorkbenchWindow(parts.preload);
  views.window.on('closed', () => app.quit());
  const loaded = views.kiosk.webContents.loadURL(`${APP_ORIGIN}/kiosk/index.html`);
  const { openWorkbench } = await program;
  workbench = await openWorkbench(views, { data, options: options.value, parts });
  await loaded;
  await views.kiosk.webContents.executeJavaScript(PAINTED_AND_IDLE);
  await workbench.continueStarting();
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** The workbench: the simulated world around a kiosk. */
function startWorkbench(): void {
  // The greater part of the program is read while Chromium starts.
  const program = import('./workbench-app');
  denyByDefault(mayNavigate);
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    const closing = workbench;
    if (closing === undefined) return;
    event.preventDefault();
    workbench = undefined;
    void closing.close().finally(() => app.quit());
  });
  void app.whenReady().then(async () => {
    Menu.setApplicationMenu(null);
    denyPermissions();
    serveAppProtocol(parts.renderer);
    try {
      await start(program);
    } catch (error) {
      const unfinished = BaseWindow.getAllWindows();
      showTrouble(error instanceof Error ? error.message : String(error));
      for (const window of unfinished) window.removeAllListeners('closed').destroy();
    }
  });
}

declareAppProtocol();
if (options.ok && options.value.kiosk !== undefined) {
  const { kiosk: file, data, clock } = options.value;
  const { startStore } = await import('./store-app');
  startStore({
    file,
    parts,
    ...(data === undefined ? {} : { data }),
    ...(clock === undefined ? {} : { clock }),
  });
} else startWorkbench();
