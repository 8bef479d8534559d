import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { BEGIN_ANEW } from '../begin-anew';
import { OWN_ERROR } from '../uncaught-error';

/** Ansho's real windows, driven from outside. */
export interface RunningApp {
  readonly application: ElectronApplication;
  readonly kiosk: Page;
  readonly phone: Page;
  readonly console: Page;
  /** The data folder: the rack's card images lie in it. */
  readonly data: string;
  /**
   * Ends the world and begins another in the same process and window, as these words of the command line say: with pages,
   * cards, a centre and a data folder of its own, under the same authorities. This one can no longer be used.
   */
  beginAnew(args: readonly string[]): Promise<RunningApp>;
  /** Ends the application and removes its data folder, unless that was given. */
  readonly close: () => Promise<void>;
}

export interface LaunchOptions {
  /** Further words of the command line. */
  readonly args?: readonly string[];
  /** The data folder; a new one, for this run alone, when left out. */
  readonly data?: string;
  /** True where the centre is not going to start. */
  readonly withoutCentre?: boolean;
  /** The folder of another program that is built on this one's parts; the project itself when left out. */
  readonly program?: string;
}

/** The folder of the project: Electron is told to load the application that its `package.json` names. */
const PROJECT = join(import.meta.dirname, '..', '..');

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The window whose page is at an address that starts so. */
export async function windowAt(application: ElectronApplication, address: RegExp): Promise<Page> {
  const comes = (page: Page): Promise<Page> => page.waitForURL(address).then(() => page);
  // A window may be there already and load its page only now.
  const later = application.waitForEvent('window', { predicate: (page) => comes(page).then(() => true) });
  return Promise.any([...application.windows().map(comes), later]);
}

/**
 * Starts Ansho's real windows under Playwright, ready to be used: all three pages loaded, the centre running. The
 * program is the one that `ANSHO_ELECTRON` names. Without a sandbox as root alone.
 */
export async function launchElectron(options: LaunchOptions = {}): Promise<RunningApp> {
  const { application, data, removeData } = await startElectron(options);
  try {
    return await runningApp(application, { data, removeData, withoutCentre: options.withoutCentre === true });
  } catch (error) {
    await application.close();
    await removeData();
    throw error;
  }
}

interface Kept {
  readonly data: string;
  readonly removeData: () => Promise<void>;
  readonly withoutCentre: boolean;
}

/** The application once its three pages are ready to be used. */
async function runningApp(application: ElectronApplication, kept: Kept): Promise<RunningApp> {
  const { data, removeData, withoutCentre } = kept;
  const kiosk = await windowAt(application, /^ansho:\/\/app\/kiosk\//);
  const console = await windowAt(application, /^ansho:\/\/app\/console\//);
  const phone = await windowAt(application, /^(ansho:\/\/app|http:\/\/localhost:\d+)\/phone\//);
  if (!withoutCentre) await phone.waitForURL(/^http:\/\/localhost:\d+\/phone\//);
  for (const page of [kiosk, phone, console]) await page.waitForSelector('[data-screen]:not([data-screen="starting"])');
  return {
    application,
    kiosk,
    phone,
    console,
    data,
    async beginAnew(args) {
      const next = await newDataFolder(undefined);
      // The authorities are no part of a world, and their keys take longer to make than all else.
      await cp(join(data, INSTALLATION), join(next.data, INSTALLATION), { recursive: true });
      const open = [kiosk, phone, console].filter((page) => !page.isClosed());
      const gone = open.map((page) => page.waitForEvent('close'));
      const begun = application.evaluate(
        async (_, { name, words }) => {
          const begin: unknown = Reflect.get(globalThis, Symbol.for(name));
          if (typeof begin !== 'function') throw new TypeError('this program cannot begin its world anew');
          await Reflect.apply(begin, undefined, [words]);
        },
        { name: BEGIN_ANEW, words: ['--data', next.data, ...args] },
      );
      await Promise.all([begun, ...gone]);
      await forgetWorld(data);
      const removeBoth = () => next.removeData().then(removeData);
      return runningApp(application, { data: next.data, removeData: removeBoth, withoutCentre: false });
    },
    async close() {
      await application.close();
      await removeData();
    },
  };
}

/** What a world keeps in its data folder; beside it is the browser's profile, which the process has open to its end. */
const INSTALLATION = 'installation';
const OF_THE_WORLD = [INSTALLATION, 'rack', 'centre', 'traces'];

async function forgetWorld(data: string): Promise<void> {
  for (const name of OF_THE_WORLD) await rm(join(data, name), { recursive: true, force: true });
}

async function newDataFolder(given: string | undefined): Promise<Pick<Kept, 'data' | 'removeData'>> {
  const data = given ?? (await mkdtemp(join(tmpdir(), 'ansho-run-')));
  const removeData = async (): Promise<void> => {
    if (given === undefined) await rm(data, { recursive: true, force: true });
  };
  return { data, removeData };
}

/** Starts Ansho where it is not going to get further than a sentence that says why; gives the page that says it. */
export async function launchIntoTrouble(
  options: LaunchOptions,
): Promise<{ readonly application: ElectronApplication; readonly page: Page }> {
  const { application } = await startElectron(options);
  return { application, page: await windowAt(application, /^ansho:\/\/app\/trouble\//) };
}

/** The practice of store staff in the real application: its page, with the practice behind it. */
export interface RunningPractice {
  readonly application: ElectronApplication;
  readonly page: Page;
  /** Ends the application. */
  readonly close: () => Promise<void>;
}

/** Starts the practice alone, as `npm start -- --practice` does. */
export async function launchPractice(): Promise<RunningPractice> {
  const { application, removeData } = await startElectron({ args: ['--practice'] });
  const page = await windowAt(application, /^ansho:\/\/app\/practice\//);
  await page.waitForSelector('[data-screen]:not([data-screen="starting"])');
  return {
    application,
    page,
    async close() {
      await application.close();
      await removeData();
    },
  };
}

/** Starts the program under Playwright, and waits for nothing. */
export async function startElectron(options: LaunchOptions): Promise<{
  readonly application: ElectronApplication;
  readonly data: string;
  readonly removeData: () => Promise<void>;
}> {
  const { _electron } = await import('@playwright/test');
  const executablePath = process.env['ANSHO_ELECTRON'];
  if (executablePath === undefined || !existsSync(executablePath)) {
    throw new Error('There is no Electron to start: set ANSHO_ELECTRON to its program.');
  }
  const { data, removeData } = await newDataFolder(options.data);
  const application = await _electron.launch({
    executablePath,
    // On a virtual display there is no graphics card, and emulating one costs more than drawing without.
    args: [
      options.program ?? PROJECT,
      '--data',
      data,
      ...(options.args ?? []),
      '--disable-gpu',
      ...(isRoot() ? ['--no-sandbox'] : []),
    ],
    chromiumSandbox: !isRoot(),
  });
  passOnOwnErrors(application);
  return { application, data, removeData };
}

/** How much of what the program wrote before the sentence about an error of its own is passed on: where it came from. */
const BEFORE_OWN_ERROR = 4000;

/** An error in Ansho itself comes out here too: whoever waits for a page learns only that it does not come. */
function passOnOwnErrors(application: ElectronApplication): void {
  let latest = '';
  application.process().stderr?.on('data', (chunk: Buffer) => {
    latest = (latest + chunk.toString()).slice(-BEFORE_OWN_ERROR);
    const sentence = latest.indexOf(OWN_ERROR);
    if (sentence < 0 || !latest.includes('\n', sentence)) return;
    process.stderr.write(latest);
    latest = '';
  });
}
