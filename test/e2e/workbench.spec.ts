import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { launchElectron, launchIntoTrouble, windowAt, type RunningApp } from '../../electron/simulation/electron-app';

/** The workbench's clock is the machine's own otherwise, and at night the kiosk is closed. */
const IN_OPENING_HOURS = ['--clock', '2026-11-24T10:00:00+09:00'];

/** The phone's pages before the PIN: what is needed, the card's face, the card held to the phone. */
async function readCard(phone: Page): Promise<void> {
  await phone.getByTestId('start').click();
  await showing(phone, 'card-face');
  await phone.getByTestId('confirm').click();
  await showing(phone, 'hold-card');
  await phone.getByTestId('confirm').click();
}

/** As a person closes the only window; the answer to that would come from a program that has ended. */
async function closeWindow(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ BaseWindow }) => {
    setTimeout(() => BaseWindow.getAllWindows()[0]?.close());
  });
}

const pagesOf = (app: RunningApp): readonly Page[] => [app.kiosk, app.phone, app.console];

async function enterPin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByTestId(`key-${digit}`).click();
  await page.getByTestId('confirm').click();
}

const showing = (page: Page, screen: string) => expect(page.locator(`[data-screen="${screen}"]`)).toBeVisible();

test.describe('one workbench', () => {
  let app: RunningApp;
  test.beforeAll(async () => {
    app = await launchElectron({ args: IN_OPENING_HOURS });
  });
  test.afterAll(() => app.close());

  test('every window says that it is a simulator', async () => {
    for (const page of pagesOf(app)) await expect(page.getByTestId('simulator-band')).toContainText('シミュレーター');
  });

  test('no page has Node, a way out, a new window, a permission, a script of another or a line to elsewhere', async () => {
    const probe = `(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineScriptRan = true';
      document.body.append(script);
      script.remove();
      return {
        node: typeof globalThis.require + typeof globalThis.process,
        opened: window.open('https://example.com') === null,
        permission: (await navigator.permissions.query({ name: 'geolocation' })).state,
        inline: globalThis.inlineScriptRan ?? 'did not run',
        remote: await fetch('https://example.com').then(() => 'reached', () => 'refused'),
      };
    })()`;
    const found = await app.application.evaluate(
      ({ webContents }, code) =>
        Promise.all(webContents.getAllWebContents().map((page) => page.executeJavaScript(code) as Promise<unknown>)),
      probe,
    );
    const nothing = { node: 'undefinedundefined', opened: true, permission: 'denied' };
    const closed = { ...nothing, inline: 'did not run', remote: 'refused' };
    expect(found).toEqual([closed, closed, closed]);
  });

  test('INV-4: a touch that is more than a touch is dropped', async () => {
    await app.kiosk.evaluate(() => {
      const bridge = Reflect.get(globalThis, 'ansho') as { touch(message: unknown): void };
      bridge.touch({ type: 'key.pressed', key: '1234' });
      bridge.touch({ type: 'availability.changed', availability: 'maintenance' });
      bridge.touch('start.pressed');
    });
    await showing(app.kiosk, 'welcome');
  });

  test('by hand: card, PIN, card taken away; then the console’s clock, store and reader', async () => {
    await app.kiosk.getByTestId('start').click();
    await showing(app.kiosk, 'insert-card');
    await app.console.getByTestId('put-kiosk-fresh').click();
    await showing(app.kiosk, 'enter-pin');
    await expect(app.console.getByTestId('card-fresh')).toHaveAttribute('data-place', 'kiosk');
    await enterPin(app.kiosk, '0000');
    await expect(app.kiosk.getByTestId('tries-left')).toHaveAttribute('data-tries', '2');
    await app.console.getByTestId('put-rack-fresh').click();
    await showing(app.kiosk, 'refused');
    await expect(app.kiosk.getByTestId('reason')).toHaveAttribute('data-reason', 'card-removed');
    await app.kiosk.getByTestId('acknowledge').click();

    await app.console.getByTestId('clock-run-0').click();
    await app.console.getByTestId('store').click();
    await app.console.getByTestId('store-aeon').click();
    await expect(app.kiosk.locator('[data-screen]')).toContainText('イオン');
  });

  test('REG-3: the phone counts down to the end of the 24 hours', async () => {
    await app.console.getByTestId('put-phone-locked-password').click();
    await readCard(app.phone);
    await enterPin(app.phone, '1234');
    await showing(app.phone, 'registered');
    await expect(app.phone.getByTestId('good-until')).toContainText('24時間');
    await app.console.getByTestId('clock-advance-hour').click();
    await expect(app.phone.getByTestId('good-until')).toContainText('23時間');
  });

  test('REF-15: a face check that the holder calls off', async () => {
    await app.phone.getByTestId('acknowledge').click();
    await app.console.locator('[data-testid="face-cancelled"]').click();
    await readCard(app.phone);
    await enterPin(app.phone, '1234');
    await showing(app.phone, 'verifying-face');
    await app.phone.getByTestId('cancel').click();
    await expect(app.phone.getByTestId('reason')).toHaveAttribute('data-reason', 'face-cancelled');
  });

  test('REF-14: a centre that dies is named, and comes back by itself', async () => {
    // It stands there for a second: every frame is looked at.
    const down = app.console.waitForSelector('[data-testid="centre-state"][data-state="down"]', { timeout: 30_000 });
    await app.application.evaluate(({ app: electron }) => {
      const centre = electron.getAppMetrics().find(({ name }) => name === 'Ansho centre');
      if (centre !== undefined) process.kill(centre.pid, 'SIGKILL');
    });
    await down;
    await expect(app.console.getByTestId('centre-state')).toHaveAttribute('data-state', 'ready', { timeout: 30_000 });
  });

  test('a page cannot be led away', async () => {
    const addresses = await app.application.evaluate(async ({ webContents }) => {
      const pages = webContents.getAllWebContents();
      const before = pages.map((page) => page.getURL());
      for (const page of pages) {
        await page.executeJavaScript(
          `new Promise((done) => {
            const link = document.createElement('a');
            link.href = 'https://example.com/';
            document.body.append(link);
            link.click();
            link.remove();
            location.assign('https://example.com/');
            setTimeout(done, 100);
          })`,
        );
      }
      return { before, after: pages.map((page) => page.getURL()) };
    });
    expect(addresses.after).toEqual(addresses.before);
    expect(addresses.before).toHaveLength(3);
  });
});

test('a card keeps its state over a restart of the application', async () => {
  const data = mkdtempSync(join(tmpdir(), 'ansho-e2e-'));
  const spend = async (pin: string): Promise<void> => {
    const app = await launchElectron({ data });
    await app.console.getByTestId('put-phone-fresh').click();
    await readCard(app.phone);
    await showing(app.phone, 'enter-pin');
    await enterPin(app.phone, pin);
    await expect(app.phone.getByTestId('tries-left')).toHaveAttribute('data-tries', '2');
    await app.close();
  };
  const before = await launchElectron({ data });
  await before.close();
  await spend('0000');
  const after = await launchElectron({ data });
  await after.console.getByTestId('put-phone-fresh').click();
  await readCard(after.phone);
  await expect(after.phone.getByTestId('tries-left')).toHaveAttribute('data-tries', '2');
  await after.close();
  rmSync(data, { recursive: true, force: true });
});

test('a port in use is a sentence in the console, and the centre can be started when it is free', async () => {
  const occupant = createServer().listen(0, 'localhost');
  await new Promise((resolve) => occupant.once('listening', resolve));
  const { port } = occupant.address() as AddressInfo;
  const app = await launchElectron({ args: ['--port', String(port)], withoutCentre: true });
  await expect(app.console.getByTestId('centre-state')).toContainText(String(port));
  await new Promise((resolve) => occupant.close(resolve));
  await app.console.getByTestId('centre-start').click();
  await expect(app.console.getByTestId('centre-state')).toHaveAttribute('data-state', 'ready', { timeout: 30_000 });
  await app.phone.waitForURL(`http://localhost:${port}/phone/`);
  await app.close();
});

test('without PC/SC the console says why, and everything else works', async () => {
  const app = await launchElectron({
    args: [...IN_OPENING_HOURS, '--reader', 'pcsc', '--reader-name', 'no such reader'],
  });
  await expect(app.console.getByTestId('reader-state')).not.toBeEmpty();
  await app.console.getByTestId('reader').click();
  await app.console.getByTestId('reader-simulated').click();
  await showing(app.kiosk, 'welcome');
  await app.close();
});

test('a data folder that cannot be written, and a scenario that cannot be read, are sentences on a screen', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ansho-e2e-'));
  const file = join(folder, 'file');
  writeFileSync(file, 'ansho: 2\n');
  for (const [args, sentence] of [
    [['--data', join(file, 'below')], /cannot be written/],
    [['--scenario', file], /file:1: ansho: is not 1/],
  ] as const) {
    const { application, page } = await launchIntoTrouble({ args, data: join(folder, 'data') });
    await expect(page.locator('body')).toContainText(sentence);
    const ended = new Promise<number | null>((resolve) => application.process().once('exit', resolve));
    await closeWindow(application);
    // The process waits for the debugger to let go of it.
    await application.close();
    expect(await ended).toBe(2);
  }
  rmSync(folder, { recursive: true, force: true });
});

test('an error in Ansho itself is a sentence on a screen with the world at its end, and no dialog stands in the way', async () => {
  const app = await launchElectron();
  const { application } = app;
  let written = '';
  application.process().stderr?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  await application.evaluate(() => {
    setTimeout(() => {
      throw new Error('a part of it broke');
    });
  });
  const page = await windowAt(application, /^ansho:\/\/app\/trouble\//);
  await expect(page.getByRole('heading')).toContainText('Ansho has stopped');
  await expect(page.getByRole('alert')).toContainText('a part of it broke');
  await expect.poll(() => written).toMatch(/Error: a part of it broke\n +at /);
  await expect.poll(() => application.windows().length).toBe(1);
  await expect
    .poll(() => application.evaluate(({ app: program }) => program.getAppMetrics().map(({ name }) => name)))
    .not.toContain('Ansho centre');
  const ended = new Promise<number | null>((resolve) => application.process().once('exit', resolve));
  await closeWindow(application);
  await app.close();
  expect(await ended).toBe(1);
});
