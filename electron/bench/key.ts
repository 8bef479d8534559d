import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { RunningApp } from '../simulation/electron-app';
import { readScenario, type Scenario } from '../simulation/scenario';
import type { ScenarioWorld } from '../simulation/scenario-driver';
import { letOthersFirst } from '../others-first';
import { longestFrame, watchFrames } from './frames';
import { LeftOut, median, row, type BenchRow } from './measurement';

const STANDARD = join(import.meta.dirname, '..', '..', 'test', 'scenarios', 'standard-reset.yaml');

const WARM_UP = 10;
const PRESSES = 60;
/** Milliseconds between two keys of somebody who types fast. */
const PAUSE = 80;
const BOUND = 1.5;
/** Milliseconds that no frame of a session may take. */
const LONGEST_FRAME = 50;

function standardSession(): Scenario {
  const reading = readScenario(readFileSync(STANDARD, 'utf8'), STANDARD);
  if (!reading.ok) throw new Error(`${STANDARD} cannot be read.`);
  return reading.scenario;
}

/** Runs in a page: from now on each key press is timed to the first frame that shows what it changed. */
function timeKeys(): void {
  const times: number[] = [];
  Reflect.set(globalThis, 'keyTimes', times);
  let pressed: number | undefined;
  window.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
  const painted = new MessageChannel();
  painted.port1.onmessage = ({ data }) => times.push(performance.now() - Number(data));
  new MutationObserver(() => {
    if (pressed === undefined) return;
    const since = pressed;
    pressed = undefined;
    // A message that is sent while a frame is made arrives when it has been handed on.
    requestAnimationFrame(() => painted.port2.postMessage(since));
  }).observe(document.body, { subtree: true, attributes: true, childList: true });
}

const timesOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => Reflect.get(globalThis, 'keyTimes') as number[]);

/** Nobody types faster than a page can rest: resolves when it has nothing to do. */
const atRest = (page: Page): Promise<void> =>
  page.evaluate(
    (milliseconds) =>
      new Promise<void>((rested) => {
        setTimeout(() => requestIdleCallback(() => rested()), milliseconds);
      }),
    PAUSE,
  );

/** Presses a key, and the one that takes it back, in turn, each when what the one before set going is over. */
async function pressAndTime(page: Page, key: string, times: number): Promise<readonly number[]> {
  const before = (await timesOf(page)).length;
  for (let press = 1; press <= times; press += 1) {
    await atRest(page);
    await page.keyboard.press(press % 2 === 1 ? key : 'Backspace');
    await page.waitForFunction(
      (count) => (Reflect.get(globalThis, 'keyTimes') as number[]).length >= count,
      before + press,
    );
  }
  return (await timesOf(page)).slice(before);
}

/** The kiosk's page as it stands, with nothing behind it: its elements and its looks, and a box that a key fills at once. */
async function openStillPage(application: ElectronApplication, kiosk: Page): Promise<Page> {
  const opened = application.waitForEvent('window');
  await application.evaluate(async ({ BrowserWindow }, address) => {
    const webPreferences = { sandbox: true, backgroundThrottling: false };
    const window = new BrowserWindow({ width: 880, height: 800, webPreferences });
    await window.loadURL(address);
  }, kiosk.url());
  const still = await opened;
  const { width, height } = await kiosk.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await still.setViewportSize({ width, height });
  const shown = await kiosk.evaluate(() => ({ body: document.body.innerHTML, lang: document.documentElement.lang }));
  await still.evaluate(async ({ body, lang }) => {
    document.documentElement.lang = lang;
    document.body.innerHTML = body;
    const box = document.querySelector('[data-filled]');
    addEventListener('keydown', () => {
      box?.setAttribute('data-filled', box.getAttribute('data-filled') === 'true' ? 'false' : 'true');
    });
    await Promise.all([...document.fonts].map((face) => face.load()));
  }, shown);
  return still;
}

/** One screen's keys against a static page's, in turn. */
async function compare(name: string, app: RunningApp, key: string): Promise<BenchRow> {
  const { kiosk, application } = app;
  const still = await openStillPage(application, kiosk);
  await kiosk.evaluate(timeKeys);
  await still.evaluate(timeKeys);
  const figures = { kiosk: [] as number[], still: [] as number[] };
  await pressAndTime(kiosk, key, WARM_UP);
  await pressAndTime(still, key, WARM_UP);
  for (let presses = 0; presses < PRESSES; presses += 2) {
    figures.kiosk.push(...(await pressAndTime(kiosk, key, 2)));
    figures.still.push(...(await pressAndTime(still, key, 2)));
  }
  await still.close();
  return row(name, median(figures.kiosk), median(figures.still), BOUND);
}

/**
 * `key-pin`, `key-password`: from a key press to the frame that shows it, against the same page with nothing behind it:
 * the same elements and looks, where a key fills a box at once; in the same application, and in turn. `frame`: the
 * longest frame of kiosk and phone in the standard session, against 50 ms.
 */
export async function benchKey(): Promise<readonly BenchRow[]> {
  const electron = process.env['ANSHO_ELECTRON'];
  if (electron === undefined || !existsSync(electron)) {
    throw new LeftOut('there is no Electron to start: set ANSHO_ELECTRON to its program');
  }
  if (process.platform === 'linux' && !process.env['DISPLAY']) throw new LeftOut('there is no display');
  const { startElectronDriver } = await import('../simulation/electron-driver');
  let app: RunningApp | undefined;
  const driver = startElectronDriver({ onBegin: (running) => void (app = running) });
  const scenario = standardSession();
  const perform = (world: ScenarioWorld, names: RegExp): Promise<void> => performSteps(scenario, world, names);
  const rows: BenchRow[] = [];
  try {
    const world = await driver.begin(scenario);
    if (app === undefined) throw new Error('key: the application has not begun.');
    await perform(world, /^(phone|clock|kiosk\.start|card\.insert)/);
    rows.push(await compare('key-pin', app, '1'));
    await perform(world, /^kiosk\.pin/);
    await goToNewPassword(app);
    rows.push(await compare('key-password', app, 'A'));

    const session = await driver.begin(scenario);
    await watchFrames(app);
    // The hands are in the program's way only here.
    letOthersFirst(process.pid);
    await perform(session, /./);
    rows.push(row('frame', await longestFrame(app), LONGEST_FRAME, 1));
  } finally {
    await driver.close();
  }
  return rows;
}

/** The page that tells of the certificates asks for nothing: Enter goes on. */
async function goToNewPassword({ kiosk }: RunningApp): Promise<void> {
  await kiosk.keyboard.press('Enter');
  await kiosk.waitForSelector('[data-screen="enter-password"]');
}

async function performSteps({ steps }: Scenario, world: ScenarioWorld, names: RegExp): Promise<void> {
  for (const step of steps) if (step.name !== 'expect' && names.test(step.name)) await world.perform(step);
}
