import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { RunningApp } from '../simulation/electron-app';
import { readScenario, type Scenario } from '../simulation/scenario';
import type { ScenarioWorld } from '../simulation/scenario-driver';
import { longestFrame, watchFrames } from './frames';
import { LeftOut, median, row, type BenchRow } from './measurement';

const STANDARD = join(import.meta.dirname, '..', '..', 'test', 'scenarios', 'standard-reset.yaml');

const WARM_UP = 10;
const PRESSES = 60;
const BOUND = 1.5;
/** Milliseconds that no frame of a session may take. */
const LONGEST_FRAME = 50;

function standardSession(): Scenario {
  const reading = readScenario(readFileSync(STANDARD, 'utf8'), STANDARD);
  if (!reading.ok) throw new Error(`${STANDARD} cannot be read.`);
  return reading.scenario;
}

/** Runs in a page: from now on each key press is timed to the first frame that shows what it changed. */
function timeKeys(watched: string): void {
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
  }).observe(document.querySelector(watched) ?? document.body, { subtree: true, attributes: true, childList: true });
}

const timesOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => Reflect.get(globalThis, 'keyTimes') as number[]);

/** Presses a key, and the one that takes it back, in turn, each when the one before has been seen. */
async function pressAndTime(page: Page, key: string, times: number): Promise<readonly number[]> {
  const before = (await timesOf(page)).length;
  for (let press = 1; press <= times; press += 1) {
    await page.keyboard.press(press % 2 === 1 ? key : 'Backspace');
    await page.waitForFunction(
      (count) => (Reflect.get(globalThis, 'keyTimes') as number[]).length >= count,
      before + press,
    );
  }
  return (await timesOf(page)).slice(before);
}

/** A page with that many elements, of which one changes with every key at once. */
async function openStaticPage(application: ElectronApplication, elements: number): Promise<Page> {
  const html = `<!doctype html><title>static</title><body><p id="shown" data-filled="false">0</p>
${'<span>0</span>'.repeat(Math.max(0, elements - 6))}
<script>addEventListener('keydown', () => {
  const shown = document.getElementById('shown');
  shown.dataset.filled = shown.dataset.filled === 'true' ? 'false' : 'true';
});</script>`;
  const opened = application.waitForEvent('window');
  await application.evaluate(async ({ BrowserWindow }, page) => {
    const webPreferences = { sandbox: true, backgroundThrottling: false };
    const window = new BrowserWindow({ width: 880, height: 800, webPreferences });
    await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
  }, html);
  const page = await opened;
  await page.waitForSelector('#shown');
  return page;
}

/** One screen's keys against a static page's, in turn. */
async function compare(name: string, app: RunningApp, key: string): Promise<BenchRow> {
  const { kiosk, application } = app;
  const elements = await kiosk.evaluate(() => document.querySelectorAll('*').length);
  const still = await openStaticPage(application, elements);
  await kiosk.evaluate(timeKeys, '.kiosk');
  await still.evaluate(timeKeys, '#shown');
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
 * `key-pin`, `key-password`: from a key press to the frame that shows it, against a static page of as many elements that
 * changes at once, in the same application and in turn. `frame`: the longest frame of kiosk and phone in the standard
 * session, against 50 ms.
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
    rows.push(await compare('key-password', app, 'A'));

    const session = await driver.begin(scenario);
    await watchFrames(app);
    await perform(session, /./);
    rows.push(row('frame', await longestFrame(app), LONGEST_FRAME, 1));
  } finally {
    await driver.close();
  }
  return rows;
}

async function performSteps({ steps }: Scenario, world: ScenarioWorld, names: RegExp): Promise<void> {
  for (const step of steps) if (step.name !== 'expect' && names.test(step.name)) await world.perform(step);
}
