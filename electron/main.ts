import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BaseWindow, Menu, session, webContents, type WebContents } from 'electron';
import { BEGIN_ANEW } from './begin-anew';
import { builtParts } from './built-parts';
import { codeOf } from './error-code';
import { ownArguments, readStartOptions, type StartOptions } from './start-options';
import { APP_ORIGIN, declareAppProtocol, serveAppProtocol } from './window/app-protocol';
import { denyByDefault, denyPermissions } from './window/deny-by-default';
import { originOf } from './window/origin';
import { openPracticeWindow } from './window/practice-window';
import { onUncaughtError, OWN_ERROR } from './uncaught-error';
import { showTrouble, type TroubleOptions } from './window/trouble-window';
import { openWorkbenchWindow, renewViews, type WorkbenchViews } from './window/workbench-window';
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
let views: WorkbenchViews | undefined;

function mayNavigate(_: WebContents, url: string): boolean {
  const origin = originOf(url);
  return origin !== undefined && (origin === APP_ORIGIN || origin === workbench?.phoneOrigin());
}

async function start(): Promise<void> {
  if (!options.ok) throw new Error(options.fault);
  if (options.value.practice === true) return practise();
  await open(options.value);
}

async function open(chosen: StartOptions): Promise<void> {
  const data = chosen.data ?? join(app.getPath('userData'), 'world');
  try {
    mkdirSync(data, { recursive: true });
  } catch (error) {
    const sentence = `The data folder ${data} cannot be written (${codeOf(error) ?? String(error)}). Choose another with --data.`;
    throw new Error(sentence, { cause: error });
  }
  // What was named has to be readable before there is a window; the ordinary start names nothing and waits for nothing.
  if (chosen.scenario !== undefined) (await import('./workbench-app')).beginningFrom(chosen);
  if (views === undefined) {
    views = openWorkbenchWindow(parts.preload);
    views.window.on('closed', () => app.quit());
  } else views = renewViews(views, parts.preload);
  const { kiosk } = views;
  const loaded = kiosk.webContents.loadURL(`${APP_ORIGIN}/kiosk/index.html`);
  // The page's own files come first: this thread serves them, and reading the greater part of the program holds it up.
  const ready = new Promise<void>((isReady) => kiosk.webContents.once('dom-ready', () => isReady()));
  await Promise.race([ready, loaded]);
  const { openWorkbench } = await import('./workbench-app');
  workbench = await openWorkbench(views, { data, options: chosen, parts });
  await loaded;
  await kiosk.webContents.executeJavaScript(PAINTED_AND_IDLE);
  await workbench.continueStarting();
}

/** Ends this world with its centre and its pages, and begins another in the same window: nothing is left of the first. */
async function beginAnew(args: readonly string[]): Promise<void> {
  const next = readStartOptions(args, process.env);
  if (!next.ok) throw new Error(next.fault);
  const closing = workbench;
  workbench = undefined;
  await closing?.close();
  await session.defaultSession.clearStorageData();
  await open(next.value);
}
Reflect.set(globalThis, Symbol.for(BEGIN_ANEW), beginAnew);

/** Store staff practise: a page alone, with no world behind it. */
async function practise(): Promise<void> {
  const { window, practice } = openPracticeWindow(parts.preload);
  window.on('closed', () => app.quit());
  const { openPractice, PRACTICE_PAGE } = await import('./practice-app');
  const running = openPractice(practice.webContents);
  app.on('will-quit', () => running.close());
  await practice.webContents.loadURL(PRACTICE_PAGE);
}

/** Shows what is the matter in the place of everything that was open. */
function showInstead(sentence: string, options?: TroubleOptions): void {
  const windows = BaseWindow.getAllWindows();
  const pages = webContents.getAllWebContents();
  showTrouble(sentence, options);
  for (const window of windows) window.removeAllListeners('closed').destroy();
  for (const page of pages) if (!page.isDestroyed()) page.close();
}

/** An error that nobody has caught: where it came from stands on standard error. */
function stopFor(error: unknown): void {
  const [message, stack] = error instanceof Error ? [error.message, error.stack ?? ''] : [String(error), ''];
  process.stderr.write(`${stack}\n`);
  const closing = workbench;
  workbench = undefined;
  showInstead(`${OWN_ERROR}: ${message}`, { hasStopped: true });
  void closing?.close();
}

/** The workbench: the simulated world around a kiosk. */
function startWorkbench(): void {
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
    onUncaughtError(stopFor);
    try {
      await start();
    } catch (error) {
      showInstead(error instanceof Error ? error.message : String(error));
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
