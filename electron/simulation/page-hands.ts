import type { Page } from '@playwright/test';
import type { KioskTouch } from '../../machines/kiosk/view.types';
import type { PhoneTouch } from '../../machines/phone/view.types';

/** The screens that go by themselves. */
export const BUSY_SCREENS: readonly string[] = [
  'starting',
  'reading-card',
  'verifying-pin',
  'verifying-password',
  'asking-centre',
  'resetting',
  'registering',
];

/**
 * The next view of a page that waits for a person: what the page itself is sent. The page holds on to what waits for it:
 * the debugger, which asks, does not, and what nothing in a page holds is garbage there.
 */
export function viewOf<View extends object>(page: Page, busy: readonly string[] = []): Promise<View> {
  return page.evaluate((busyScreens) => {
    const world = globalThis as unknown as {
      ansho: { onView(listener: (view: View) => void): () => void };
      viewsAwaited?: Set<object>;
    };
    const awaited = (world.viewsAwaited ??= new Set());
    const waits: { coming?: Promise<View>; hear?: (view: View) => void } = {};
    awaited.add(waits);
    waits.coming = new Promise<View>((found) => {
      waits.hear = (view) => {
        if ('screen' in view && busyScreens.includes(String(view.screen))) return;
        setTimeout(() => {
          stop();
          awaited.delete(waits);
        });
        found(view);
      };
      const stop = world.ansho.onView(waits.hear);
    });
    return waits.coming;
  }, busy);
}

/** Resolves when the page shows all that it was sent: the view after a key comes a frame after the key's own echo. */
async function viewShown(page: Page): Promise<void> {
  await viewOf(page);
  await page.evaluate(
    () => new Promise<void>((shown) => requestAnimationFrame(() => requestAnimationFrame(() => shown()))),
  );
}

/** Clicks what a person would; a key that the screen has switched off does nothing, as under a finger. */
async function click(page: Page, name: string): Promise<void> {
  const target = page.getByTestId(name);
  if (await target.isEnabled()) await target.click();
}

/** The choices of the display lie over the page until they are closed. */
async function chooseDisplay(page: Page, name: string): Promise<void> {
  await click(page, 'display');
  await click(page, name);
  await click(page, 'close');
}

/** Does on a page what a person would. */
export async function press(page: Page, touch: KioskTouch | PhoneTouch): Promise<void> {
  switch (touch.type) {
    case 'key.pressed':
      if (/^[a-z]$/.test(touch.key)) return page.keyboard.press(touch.key);
      return click(page, `key-${touch.key}`);
    case 'language.chosen':
      if (touch.language !== 'ja' && touch.language !== 'en') await click(page, 'languages');
      return click(page, `language-${touch.language}`);
    case 'target.chosen':
      return click(page, `target-${touch.target}`);
    case 'text-size.chosen':
      return chooseDisplay(page, `text-size-${touch.textSize}`);
    case 'appearance.chosen':
      return chooseDisplay(page, `appearance-${touch.appearance}`);
    case 'voice.chosen':
      return chooseDisplay(page, `voice-${touch.voice}`);
    case 'presence.confirmed':
      return click(page, 'present');
    case 'start.pressed':
    case 'confirm.pressed':
    case 'cancel.pressed':
    case 'acknowledge.pressed':
      await viewShown(page);
      return click(page, touch.type.slice(0, -'.pressed'.length));
  }
}

/** What a person reads on a page: without the readings over hard words. */
export async function textOf(page: Page): Promise<string> {
  await viewShown(page);
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    copy.querySelectorAll('rt, rp').forEach((reading) => reading.remove());
    return copy.textContent.replaceAll('\u200b', '').replace(/\s+/g, ' ');
  });
}
