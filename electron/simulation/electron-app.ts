import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';

/** Ansho's real windows, driven from outside. */
export interface RunningApp {
  readonly application: ElectronApplication;
  readonly kiosk: Page;
  readonly phone: Page;
  readonly console: Page;
  /** The data folder: the rack's card images lie in it. */
  readonly data: string;
  /** Ends the application and removes its data folder, unless that was given. */
  close(): Promise<void>;
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
    const kiosk = await windowAt(application, /^ansho:\/\/app\/kiosk\//);
    const console = await windowAt(application, /^ansho:\/\/app\/console\//);
    const phone = await windowAt(application, /^(ansho:\/\/app|http:\/\/localhost:\d+)\/phone\//);
    if (options.withoutCentre !== true) await phone.waitForURL(/^http:\/\/localhost:\d+\/phone\//);
    for (const page of [kiosk, phone, console])
      await page.waitForSelector('[data-screen]:not([data-screen="starting"])');
    return {
      application,
      kiosk,
      phone,
      console,
      data,
      async close() {
        await application.close();
        await removeData();
      },
    };
  } catch (error) {
    await application.close();
    await removeData();
    throw error;
  }
}

/** Starts Ansho where it is not going to get further than a sentence that says why; gives the page that says it. */
export async function launchIntoTrouble(
  options: LaunchOptions,
): Promise<{ readonly application: ElectronApplication; readonly page: Page }> {
  const { application } = await startElectron(options);
  return { application, page: await windowAt(application, /^data:text\/html/) };
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
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'ansho-run-')));
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
  const removeData = async (): Promise<void> => {
    if (options.data === undefined) await rm(data, { recursive: true, force: true });
  };
  return { application, data, removeData };
}
