import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ConsoleBridge } from '../../machines/bridge.types';
import type { ConsoleCommand, ConsoleView } from '../../machines/workbench/console.types';
import { launchElectron, type RunningApp } from '../../electron/simulation/electron-app';
import { viewOf } from '../../electron/simulation/page-hands';

const SCENARIO = resolve(import.meta.dirname, '..', 'scenarios', 'standard-reset.yaml');

async function command(app: RunningApp, asked: ConsoleCommand): Promise<void> {
  const result = await app.console.evaluate(
    (given) => (globalThis as unknown as { ansho: ConsoleBridge }).ansho.command(given),
    asked,
  );
  expect(result).toMatchObject({ ok: true });
}

const consoleView = (app: RunningApp): Promise<ConsoleView> => viewOf<ConsoleView>(app.console);

/** The processes of the application, without those that Chromium keeps for itself. */
function processes({ application }: RunningApp): Promise<readonly { readonly pid: number; readonly name: string }[]> {
  return application.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ type, name }) => type === 'Tab' || name === 'Ansho centre')
      .map(({ pid, type, name }) => ({ pid, name: name ?? type })),
  );
}

/** Step 1, with the card that is held to the phone. */
async function preRegister({ phone }: RunningApp): Promise<void> {
  await phone.getByTestId('start').click();
  for (const page of ['card-face', 'hold-card']) {
    await expect(phone.locator(`[data-screen="${page}"]`)).toBeVisible();
    await phone.getByTestId('confirm').click();
  }
  for (const digit of '1234') await phone.getByTestId(`key-${digit}`).click();
  await phone.getByTestId('confirm').click();
  await expect(phone.locator('[data-screen="registered"]')).toBeVisible();
}

/** All that can be told of a world at its beginning but where it happens to run. */
async function beginningOf(app: RunningApp): Promise<unknown> {
  // The cards are made and introduced to the centre while the pages open.
  await expect.poll(async () => (await consoleView(app)).cards[0]?.preRegistration, { timeout: 60_000 }).toBeDefined();
  const { centre, ...view } = await consoleView(app);
  return {
    ...view,
    centre: centre.state,
    kiosk: await app.kiosk.locator('[data-screen]').getAttribute('data-screen'),
    looks: await app.kiosk
      .locator('.kiosk')
      .evaluate((kiosk) => kiosk.getAttributeNames().map((name) => [name, kiosk.getAttribute(name)])),
    languages: await Promise.all(
      [app.kiosk, app.phone, app.console].map((page) => page.evaluate(() => document.documentElement.lang)),
    ),
    phone: await app.phone.locator('[data-screen]').getAttribute('data-screen'),
    stored: await app.phone.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]),
  };
}

test('INV-7: a world that begins anew has nothing of the one before: no card, clock, fault, face, choice, page or centre', async () => {
  const first = await launchElectron({ args: ['--scenario', SCENARIO] });
  const fresh = await beginningOf(first);
  const old = {
    data: first.data,
    centre: (await consoleView(first)).centre.url ?? '',
    processes: await processes(first),
  };

  // Everything that somebody can leave behind.
  await first.phone.evaluate(() => {
    localStorage.setItem('left', 'behind');
    document.cookie = 'left=behind';
  });
  await first.console.getByTestId('put-phone-locked-password').click();
  await preRegister(first);
  await first.phone.getByTestId('language-en').click();
  await first.kiosk.getByTestId('start').click();
  await command(first, { type: 'card.put', card: 'locked-password', place: 'kiosk' });
  await expect(first.kiosk.locator('[data-screen="enter-pin"]')).toBeVisible();
  await first.kiosk.getByTestId('key-9').click();
  await first.kiosk.getByTestId('display').click();
  await first.kiosk.getByTestId('text-size-largest').click();
  await first.kiosk.getByTestId('appearance-dark').click();
  await command(first, { type: 'face.choose', face: 'unavailable' });
  await command(first, { type: 'store.choose', store: 'aeon' });
  await command(first, { type: 'language.chosen', language: 'vi' });
  await command(first, { type: 'cards.snapshot' });
  await command(first, {
    type: 'fault.cause',
    fault: { at: 'card', kind: 'mute', when: { command: 'verify', nth: 1 } },
  });
  await command(first, { type: 'clock.advance', milliseconds: 3_600_000 });
  await command(first, { type: 'clock.run', speed: 60 });
  expect(await beginningOf(first)).not.toEqual(fresh);

  const second = await first.beginAnew(['--scenario', SCENARIO]);
  expect(await beginningOf(second)).toEqual(fresh);

  expect(second.application.windows()).toHaveLength(3);
  expect([first.kiosk, first.phone, first.console].map((page) => page.isClosed())).toEqual([true, true, true]);
  const { url } = (await consoleView(second)).centre;
  expect(url).not.toBe(old.centre);
  await expect(fetch(`${old.centre}/openapi.json`)).rejects.toThrow();
  const kept = new Set(old.processes.map(({ pid }) => pid));
  expect((await processes(second)).filter(({ pid }) => kept.has(pid))).toEqual([]);
  expect(second.data).not.toBe(old.data);
  const folders = ['installation', 'rack', 'centre'];
  expect(folders.filter((name) => existsSync(join(old.data, name)))).toEqual([]);
  expect(folders.filter((name) => existsSync(join(second.data, name)))).toEqual(folders);

  // The phone of this world has enrolled nobody: step 1 works from its beginning.
  await second.console.getByTestId('put-phone-locked-password').click();
  await preRegister(second);
  await second.close();
});
