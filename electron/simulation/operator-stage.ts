import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ElectronApplication } from '@playwright/test';
import type { OperatorView } from '../../machines/operator/view.types';
import { startElectron, windowAt } from './electron-app';
import { takeStage, type PageStage } from './page-stage';

/** The operator's real page in a store's kiosk, showing what it is told to. */
export type OperatorStage = PageStage<OperatorView>;

/** The store's kiosk as it is built, with a simulated reader. */
const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'main', 'store-stage.js');
const CONFIGURATION = 'ansho-store: 1\nstore: lawson\noperator: { code: "7294" }\n';
const ADDRESS = 'ansho://app/operator/';

/** Makes a folder in this one that Electron can load as a program: the store's kiosk with a simulated reader. */
export function storeStageIn(folder: string): string {
  const program = join(folder, 'program');
  mkdirSync(program, { recursive: true });
  writeFileSync(join(program, 'package.json'), '{ "name": "store-stage", "type": "module", "main": "main.mjs" }');
  writeFileSync(join(program, 'main.mjs'), `await import(${JSON.stringify(pathToFileURL(BUILT).href)});`);
  return program;
}

/** Starts a store's kiosk; its operator's page lies over the others and says what `show` gives it. */
export async function openOperatorStage(): Promise<OperatorStage> {
  const folder = mkdtempSync(join(tmpdir(), 'ansho-store-'));
  const file = join(folder, 'kiosk.yaml');
  writeFileSync(file, CONFIGURATION);
  const program = storeStageIn(folder);
  const { application } = await startElectron({ program, data: join(folder, 'data'), args: ['--kiosk', file] });
  const page = await windowAt(application, /^ansho:\/\/app\/operator\//);
  await page.waitForSelector('[data-screen="away"]', { state: 'attached' });
  await keepOnTop(application);
  return takeStage<OperatorView>({
    application,
    page,
    address: ADDRESS,
    shown: ({ language, screen }) => `html[lang="${language}"] [data-screen="${screen}"]`,
    async close() {
      await ended(application);
      await rm(folder, { recursive: true, force: true });
    },
  });
}

/** The kiosk lives on behind its pages, and would show another of them. */
function keepOnTop(application: ElectronApplication): Promise<void> {
  return application.evaluate(({ BaseWindow, webContents }, address) => {
    const operator = webContents.getAllWebContents().find((each) => each.getURL().startsWith(address));
    for (const view of BaseWindow.getAllWindows().flatMap((window) => window.contentView.children)) {
      view.setVisible('webContents' in view && view.webContents === operator);
      view.setVisible = () => undefined;
    }
  }, ADDRESS);
}

/** A store's kiosk has no way out: its process is told to end. */
async function ended(application: ElectronApplication): Promise<void> {
  const main = application.process();
  const gone = new Promise((resolve) => main.once('close', resolve));
  main.kill('SIGTERM');
  await gone;
}
