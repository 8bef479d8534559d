import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { startElectron, windowAt } from '../../electron/simulation/electron-app';
import { storeStageIn } from '../../electron/simulation/operator-stage';

const CODE = '7294';
const CONFIGURATION = `ansho-store: 1
store: lawson
reader: { name: no reader is called so }
operator: { code: "${CODE}" }
`;
/** At night in Japan the kiosk is closed. */
const IN_OPENING_HOURS = ['--clock', '2026-11-24T10:00:00+09:00'];

interface RunningStore {
  readonly application: ElectronApplication;
  /** Of the main process; Playwright forgets it with the application. */
  readonly main: ChildProcess;
  /** Until it and the processes below it are gone: they write into its folder to their end. */
  readonly gone: Promise<unknown>;
  readonly kiosk: Page;
  readonly operator: Page;
}

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansho-store-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const dataOf = () => join(folder, 'data');

function configuration(text: string): string {
  const file = join(folder, 'kiosk.yaml');
  writeFileSync(file, text);
  return file;
}

/** A store's kiosk whose reader is there and empty. */
async function openStore(text = CONFIGURATION): Promise<RunningStore> {
  const args = ['--kiosk', configuration(text), ...IN_OPENING_HOURS];
  const { application } = await startElectron({ program: storeStageIn(folder), data: dataOf(), args });
  const main = application.process();
  return {
    application,
    main,
    gone: new Promise((resolve) => main.once('close', resolve)),
    kiosk: await windowAt(application, /^ansho:\/\/app\/kiosk\//),
    operator: await windowAt(application, /^ansho:\/\/app\/operator\//),
  };
}

const showing = (page: Page, screen: string) =>
  expect(page.locator(`[data-screen="${screen}"]`)).toBeVisible({ timeout: 60_000 });

async function enterCode(operator: Page, code: string): Promise<void> {
  for (const digit of code) await operator.getByTestId(`key-${digit}`).click();
  await operator.getByTestId('confirm').click();
}

async function openPanel({ kiosk, operator }: RunningStore): Promise<void> {
  await kiosk.getByTestId('staff').click();
  await enterCode(operator, CODE);
  await showing(operator, 'panel');
}

/** The processes that belong to the running program, by what Electron calls them. */
function processes({ application }: RunningStore): Promise<readonly { readonly type: string; readonly pid: number }[]> {
  return application.evaluate(({ app }) => app.getAppMetrics().map(({ type, pid }) => ({ type, pid })));
}

/** Ends a kiosk, which no window closes, by a signal: in order unless told otherwise. */
async function end({ main, gone }: RunningStore, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (main.exitCode === null && main.signalCode === null) main.kill(signal);
  await gone;
}

const log = () => readFileSync(join(dataOf(), 'log', 'ansho.log'), 'utf8');

test.describe('KIOSK-8: a store’s kiosk that leaves a customer no way out', () => {
  let store: RunningStore;
  test.beforeEach(async () => {
    store = await openStore();
    await showing(store.kiosk, 'welcome');
  });
  test.afterEach(() => end(store));

  test('it is as large as the screen, and says that it is a simulator', async () => {
    await expect(store.kiosk.getByTestId('simulator-band')).toBeVisible();
    const [window] = await store.application.evaluate(({ BaseWindow, screen }) =>
      BaseWindow.getAllWindows().map((each) => ({
        isKiosk: each.isKiosk(),
        bounds: each.getBounds(),
        display: screen.getPrimaryDisplay().bounds,
      })),
    );
    expect(window?.isKiosk).toBe(true);
    // Without a window manager Chromium leaves a pixel, so that the window is not taken for a full screen of old.
    expect(window?.bounds.width).toBeGreaterThanOrEqual((window?.display.width ?? 0) - 1);
    expect(window?.bounds.height).toBeGreaterThanOrEqual((window?.display.height ?? 0) - 1);
  });

  test('no key, menu, zoom, navigation or closing leads out', async () => {
    const before = await store.application.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getURL()),
    );
    const reached = await store.application.evaluate(async ({ BaseWindow, Menu, webContents }) => {
      const contents = webContents.getAllWebContents().find((each) => each.getURL().includes('/kiosk/'));
      const [window] = BaseWindow.getAllWindows();
      if (contents === undefined || window === undefined) return undefined;
      await contents.executeJavaScript(`
        globalThis.seen = [];
        addEventListener('keydown', ({ key }) => globalThis.seen.push(key), true);
        globalThis.stayed = true;
        0`);
      const press = (keyCode: string, modifiers: ('alt' | 'control' | 'shift' | 'meta')[] = []): void => {
        for (const type of ['keyDown', 'keyUp'] as const) contents.sendInputEvent({ type, keyCode, modifiers });
      };
      press('F4', ['alt']);
      for (const key of ['W', 'R', 'Q', 'N', 'T', 'P', 'O', 'plus', '-', '0']) press(key, ['control']);
      press('I', ['control', 'shift']);
      press('R', ['control', 'shift']);
      press('Left', ['alt']);
      press('Right', ['alt']);
      for (const key of ['F1', 'F5', 'F11', 'F12']) press(key);
      press('Tab');
      contents.openDevTools();
      contents.navigationHistory.goBack();
      await contents.executeJavaScript(`
        location.href = 'https://example.com/';
        open('https://example.com/');
        location.assign('ansho://app/console/index.html');
        document.body.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2 }));
        0`);
      window.close();
      return {
        // Keys go another way than this question.
        seen: (await contents.executeJavaScript(`
          new Promise((resolve) => {
            const look = () => (seen.includes('Tab') ? resolve(seen) : requestAnimationFrame(look));
            look();
          })`)) as unknown,
        stayed: (await contents.executeJavaScript('globalThis.stayed')) as unknown,
        zoom: contents.getZoomFactor(),
        devTools: contents.isDevToolsOpened(),
        windows: BaseWindow.getAllWindows().length,
        menu: Menu.getApplicationMenu(),
      };
    });
    expect(reached).toEqual({ seen: ['Tab'], stayed: true, zoom: 1, devTools: false, windows: 1, menu: null });
    const after = await store.application.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getURL()),
    );
    expect(after).toEqual(before);
  });

  test('a second one with the same data folder says so and ends with 1', async () => {
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [
      storeStageIn(folder),
      '--data',
      dataOf(),
      '--kiosk',
      configuration(CONFIGURATION),
      '--disable-gpu',
      ...root,
    ];
    const second = spawn(process.env['ANSHO_ELECTRON'] ?? '', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    second.stderr.on('data', (text) => (said += String(text)));
    const code = await new Promise((resolve) => second.once('close', resolve));
    expect(code).toBe(1);
    expect(said).toContain(`A kiosk runs already with the data folder ${dataOf()}.`);
    await showing(store.kiosk, 'welcome');
  });

  test('the panel: not in a session, by code alone, and its own way to close the kiosk', async () => {
    const { kiosk, operator } = store;
    await kiosk.getByTestId('start').click();
    await showing(kiosk, 'insert-card');
    await expect(kiosk.getByTestId('staff')).toHaveCount(0);
    await kiosk.getByTestId('cancel').click();
    await kiosk.getByTestId('acknowledge').click();

    await kiosk.getByTestId('staff').click();
    await enterCode(operator, '1111');
    await expect(operator.getByRole('alert')).toBeVisible();
    for (const digit of CODE) await operator.keyboard.press(digit);
    await expect(operator.getByTestId('confirm')).toBeEnabled();
    await operator.keyboard.press('Enter');
    await showing(operator, 'panel');
    await expect(operator.getByTestId('day')).toHaveAttribute('data-state', 'shown');
    await expect(operator.locator('[data-testid="chart"] tr[data-outcome="cancelled"] td').last()).toHaveText('1');
    for (const part of ['reader', 'centre', 'clock', 'disk', 'pages'])
      await expect(operator.getByTestId(`test-${part}`)).toHaveAttribute('data-state', /ok|warning/);
    await operator.getByTestId('self-test').click();
    await expect(operator.getByTestId('test-centre')).toHaveAttribute('data-state', 'ok');

    await operator.getByTestId('close-ansho').click();
    await operator.getByTestId('confirm').click();
    expect(await store.gone).toBe(0);
    expect(log()).not.toContain(CODE);
  });

  test('three wrong codes: the next has to wait', async () => {
    const { kiosk, operator } = store;
    await kiosk.getByTestId('staff').click();
    for (const code of ['1111', '2222', '3333']) await enterCode(operator, code);
    await showing(operator, 'wait');
    await operator.getByTestId('leave').click();
    await showing(kiosk, 'welcome');
  });

  test('practice stands in the kiosk’s place, with a bar that leads back', async () => {
    const { kiosk, operator, application } = store;
    /** Where the pages are in the window: the kiosk, the operator's, and practice while there is any. */
    const places = () =>
      application.evaluate(({ BaseWindow }) =>
        BaseWindow.getAllWindows().flatMap((window) => window.contentView.children.map((view) => view.getBounds())),
      );
    const [whole] = await places();
    if (whole === undefined) throw new Error('there is no page');
    await openPanel(store);
    expect(await places()).toEqual([whole, whole]);
    await operator.getByTestId('practice').click();
    await showing(operator, 'practice-bar');
    const [, bar, practice] = await places();
    expect(practice).toMatchObject({ x: 0, y: 0, width: whole.width });
    expect(bar).toMatchObject({ x: 0, y: practice?.height, width: whole.width });
    expect((bar?.height ?? 0) + (practice?.height ?? 0)).toBe(whole.height);
    const page = await windowAt(application, /^ansho:\/\/app\/practice\//);
    await page.getByTestId('start').click();
    await showing(page, 'customer');
    await operator.getByTestId('staff').click();
    await enterCode(operator, CODE);
    await operator.getByTestId('practice').click();
    await showing(kiosk, 'welcome');
    await expect.poll(places).toHaveLength(2);
  });
});

test.describe('REF-18: whatever dies comes back on the screen that is due', () => {
  let store: RunningStore;
  test.beforeEach(async () => {
    store = await openStore();
    await showing(store.kiosk, 'welcome');
  });
  test.afterEach(() => end(store));

  test('the page’s process: the session goes on where it was', async () => {
    await store.kiosk.getByTestId('start').click();
    await showing(store.kiosk, 'insert-card');
    const crashed = await store.application.evaluate(({ webContents }) => {
      const contents = webContents.getAllWebContents().find((each) => each.getURL().includes('/kiosk/'));
      const pid = contents?.getOSProcessId();
      contents?.forcefullyCrashRenderer();
      return pid;
    });
    const shown = () =>
      store.application.evaluate(({ webContents }, before) => {
        const contents = webContents.getAllWebContents().find((each) => each.getURL().includes('/kiosk/'));
        if (contents === undefined || contents.isLoading() || contents.isCrashed()) return 'nothing';
        if (contents.getOSProcessId() === before) return 'nothing';
        const screen = `document.querySelector('[data-screen]')?.getAttribute('data-screen')`;
        return contents.executeJavaScript(screen) as Promise<unknown>;
      }, crashed);
    await expect.poll(shown, { timeout: 20_000 }).toBe('insert-card');
    expect(log()).toContain('The process of a page has gone');
  });

  test('the centre’s process: another one takes its place', async () => {
    const centreOf = async () =>
      (await processes(store)).filter(({ type }) => type === 'Utility').map(({ pid }) => pid);
    const first = await centreOf();
    const killed = await store.application.evaluate(({ app }) => {
      const centre = app.getAppMetrics().find(({ name }) => name === 'Ansho centre');
      if (centre === undefined) return undefined;
      process.kill(centre.pid, 'SIGKILL');
      return centre.pid;
    });
    expect(first).toContain(killed);
    await showing(store.kiosk, 'out-of-service');
    await showing(store.kiosk, 'welcome');
    expect(await centreOf()).not.toContain(killed);
  });

  test('the whole program, in a session: the next one ends it', async () => {
    await store.kiosk.getByTestId('start').click();
    await showing(store.kiosk, 'insert-card');
    await end(store, 'SIGKILL');
    expect(existsSync(join(dataOf(), 'session.json'))).toBe(true);
    store = await openStore();
    await showing(store.kiosk, 'cancelled');
    await store.kiosk.getByTestId('acknowledge').click();
    await showing(store.kiosk, 'welcome');
    expect(existsSync(join(dataOf(), 'session.json')), 'the last page is left').toBe(false);
  });
});

test.describe('under its launcher', () => {
  /** `npm start -- --kiosk FILE`, without npm. */
  function launch(file: string): ChildProcess {
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const start = join(import.meta.dirname, '..', '..', 'electron', 'launch', 'start.mjs');
    return spawn(
      process.execPath,
      [start, '--kiosk', file, '--data', dataOf(), ...IN_OPENING_HOURS, '--disable-gpu', ...root],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: join(process.env['ANSHO_ELECTRON'] ?? '', '..') },
      },
    );
  }
  const entries = () =>
    existsSync(join(dataOf(), 'log', 'ansho.log'))
      ? log()
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { readonly pid: number; readonly msg: string })
      : [];
  const testedBy = () =>
    entries()
      .filter(({ msg }) => msg === 'The first self-test is done.')
      .map(({ pid }) => pid);

  test('kill -9 of the kiosk: it comes back; a signal to the launcher ends both', async () => {
    mkdirSync(dataOf());
    const launcher = launch(configuration(CONFIGURATION));
    const gone = new Promise((resolve) => launcher.once('close', resolve));
    await expect.poll(testedBy, { timeout: 60_000 }).toHaveLength(1);
    const [first] = testedBy();
    if (first === undefined) throw new Error('no kiosk has started');
    writeFileSync(join(dataOf(), 'session.json'), '{"ansho-session":1}\n');
    process.kill(first, 'SIGKILL');
    await expect.poll(testedBy, { timeout: 60_000 }).toHaveLength(2);
    expect(new Set(testedBy()).size).toBe(2);
    expect(entries().map(({ msg }) => msg)).toContain('The kiosk before this one was cut off in a session.');
    expect(entries().map(({ msg }) => msg)).toContain('A session has ended.');
    launcher.kill('SIGTERM');
    expect(await gone).toBe(0);
    expect(entries().at(-1)?.msg).toMatch(/The kiosk ends|state has changed/);
  });

  test('a kiosk that stands still is ended, and comes back', async () => {
    mkdirSync(dataOf());
    const launcher = launch(configuration(CONFIGURATION));
    const gone = new Promise((resolve) => launcher.once('close', resolve));
    await expect.poll(testedBy, { timeout: 60_000 }).toHaveLength(1);
    process.kill(testedBy()[0] ?? Number.NaN, 'SIGSTOP');
    await expect.poll(testedBy, { timeout: 60_000 }).toHaveLength(2);
    expect(new Set(testedBy()).size).toBe(2);
    launcher.kill('SIGTERM');
    expect(await gone).toBe(0);
  });
});

test.describe('a configuration that will not do', () => {
  async function openTrouble(text: string) {
    const args = ['--kiosk', configuration(text)];
    const { application } = await startElectron({ program: storeStageIn(folder), data: dataOf(), args });
    return { application, page: await windowAt(application, /^ansho:\/\/app\/trouble\//) };
  }

  /** Closes the page as its reader does, and gives the program's exit code. */
  async function close({ application, page }: Awaited<ReturnType<typeof openTrouble>>): Promise<unknown> {
    const gone = new Promise((resolve) => application.process().once('close', resolve));
    // The program may be gone before the click has been answered.
    const clicked = page
      .getByRole('link')
      .click()
      .catch(() => undefined);
    const code = await gone;
    await clicked;
    return code;
  }

  test('is said on the screen and in the log with file, field and reason; closing it ends with 2', async () => {
    const trouble = await openTrouble(`${CONFIGURATION}screen:\n  brightness: 3\n`);
    const file = join(folder, 'kiosk.yaml');
    await expect(trouble.page.getByRole('alert')).toHaveText(`${file}:6: screen.brightness is not a known field`);
    await expect(trouble.page.locator('aside')).toContainText('Simulator');
    expect(log()).toContain('screen.brightness is not a known field');
    expect(await close(trouble)).toBe(2);
  });

  test('so is a centre elsewhere without an authority to know its cards by', async () => {
    const trouble = await openTrouble(`${CONFIGURATION}centre: { url: "http://localhost:1" }\n`);
    await expect(trouble.page.getByRole('alert')).toContainText('centre.trustAnchors is missing');
    expect(await close(trouble)).toBe(2);
  });
});
