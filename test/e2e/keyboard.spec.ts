import { expect, test, type Page } from '@playwright/test';
import { launchElectron, type RunningApp } from '../../electron/simulation/electron-app';
import type { ConsoleBridge } from '../../machines/bridge.types';
import type { ConsoleCommand } from '../../machines/workbench/console.types';

const CARD = 'fresh';
const showing = (page: Page, screen: string) => expect(page.locator(`[data-screen="${screen}"]`)).toBeVisible();

test.describe('KIOSK-8: a kiosk without a touch screen', () => {
  let app: RunningApp;
  test.beforeAll(async () => {
    app = await launchElectron({ args: ['--clock', '2026-11-24T10:00:00+09:00', '--store', 'seven-eleven'] });
  });
  test.afterAll(() => app.close());

  /** What the world around the kiosk does: cards are laid and taken by hand. */
  async function world(command: ConsoleCommand): Promise<void> {
    const ask = (asked: ConsoleCommand) =>
      (globalThis as unknown as { ansho: ConsoleBridge }).ansho.command(asked).then(({ ok }) => ok);
    expect(await app.console.evaluate(ask, command)).toBe(true);
  }
  async function type(page: Page, keys: Iterable<string>): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
  }
  const letters = (text: string): readonly string[] => Array.from(text);
  const keypad = (digits: string): readonly string[] => Array.from(digits, (digit) => `Numpad${digit}`);

  test('TARGET-2: from the choice to the new PIN, and to the next person, by keys alone', async () => {
    const { kiosk, phone } = app;
    await world({ type: 'card.put', card: CARD, place: 'phone' });
    await phone.getByTestId('target-authentication-pin').click();
    await phone.getByTestId('start').click();
    await phone.getByTestId('confirm').click();
    await phone.getByTestId('confirm').click();
    await showing(phone, 'enter-known-password');
    await type(phone, [...letters('abc123'), 'Enter']);
    await showing(phone, 'registered');

    await type(kiosk, ['Numpad2']);
    await expect(kiosk.getByTestId('target-authentication-pin')).toHaveAttribute('aria-pressed', 'true');
    await type(kiosk, ['NumpadEnter']);
    await showing(kiosk, 'insert-card');
    await world({ type: 'card.put', card: CARD, place: 'kiosk' });
    await showing(kiosk, 'enter-known-password');
    await type(kiosk, [...letters('abc1239'), 'Delete', 'Enter']);
    await showing(kiosk, 'certificates');
    await type(kiosk, ['NumpadEnter']);
    await showing(kiosk, 'enter-new-pin');
    await type(kiosk, [...keypad('56789'), 'NumpadEnter']);
    await showing(kiosk, 'repeat-new-pin');
    await type(kiosk, [...keypad('5678'), 'NumpadEnter']);
    await showing(kiosk, 'done');
    await type(kiosk, ['NumpadEnter']);
    await showing(kiosk, 'done');
    await world({ type: 'card.put', card: CARD, place: 'rack' });
    await expect(kiosk.getByTestId('take-card')).toHaveAttribute('data-state', 'taken');
    await type(kiosk, ['NumpadEnter']);
    await showing(kiosk, 'welcome');
  });

  test('Tab leads to every button of a screen, the focus is seen, and Enter presses what it stands on', async () => {
    const { kiosk } = app;
    await type(kiosk, ['Tab', 'Tab']);
    const focused = kiosk.locator(':focus-visible');
    await expect(focused).toHaveCount(1);
    await expect(focused).toHaveCSS('outline-style', 'solid');
    while ((await kiosk.evaluate(() => document.activeElement?.getAttribute('data-testid'))) !== 'language-en') {
      await type(kiosk, ['Tab']);
    }
    await type(kiosk, ['Enter']);
    await expect(kiosk.locator('html')).toHaveAttribute('lang', 'en');
    await showing(kiosk, 'welcome');
    await type(kiosk, ['Escape']);
    await showing(kiosk, 'welcome');
  });

  test('a pad leaves the focus where it is under a finger, and Enter presses the key that it is led to', async () => {
    const { kiosk } = app;
    const holds = (entered: number) => expect(kiosk.locator('[data-filled="true"]')).toHaveCount(entered);
    await kiosk.getByTestId('start').click();
    await showing(kiosk, 'insert-card');
    await world({ type: 'card.put', card: CARD, place: 'kiosk' });
    await showing(kiosk, 'enter-pin');
    await kiosk.getByTestId('key-7').click();
    await holds(1);
    await type(kiosk, ['Enter']);
    await showing(kiosk, 'enter-pin');
    await holds(1);
    await kiosk.getByTestId('key-3').focus();
    await type(kiosk, ['Enter', ' ']);
    await holds(3);
    await showing(kiosk, 'enter-pin');
  });
});
