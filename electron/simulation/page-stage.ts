import type { ElectronApplication, Page } from '@playwright/test';
import { CHANNELS } from '../preload/channels';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A real page in the real application, showing what it is told to: for pictures, and for checks of its looks. */
export interface PageStage<View> {
  readonly page: Page;
  /** Lays the page out for a screen of this size, in CSS pixels. */
  resize(size: Size): Promise<void>;
  /** Shows a view, without a machine behind it; it stands there, with its typeface, when the promise is kept. */
  show(view: View): Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StagedPage<View> {
  readonly application: ElectronApplication;
  readonly page: Page;
  /** How the page's address begins. */
  readonly address: string;
  /** A selector of what stands there once a view is shown. */
  readonly shown: (view: View) => string;
  readonly close: () => Promise<void>;
}

/** Told along with a view that comes from here; the page does not hear of it. */
const STAGED = 'staged';

/** Takes a page over: it says what `show` gives it and keeps still. */
export async function takeStage<View>(staged: StagedPage<View>): Promise<PageStage<View>> {
  const { application, page, address, shown, close } = staged;
  await holdBackOwnViews(application, address);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const session = await page.context().newCDPSession(page);
  return {
    page,
    close,
    async resize({ width, height }) {
      await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    },
    async show(view) {
      await sendView(application, address, view);
      await page.waitForSelector(shown(view));
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            requestAnimationFrame(() => requestAnimationFrame(() => void document.fonts.ready.then(() => resolve())));
          }),
      );
    },
  };
}

/** The page's machine lives on behind it; from here on the page hears of staged views alone. */
async function holdBackOwnViews(application: ElectronApplication, address: string): Promise<void> {
  await application.evaluate(
    ({ webContents }, { address: start, channel, staged }) => {
      const contents = webContents.getAllWebContents().find((each) => each.getURL().startsWith(start));
      if (contents === undefined) return;
      const send = contents.send.bind(contents);
      contents.send = (to, ...payload: unknown[]) => {
        if (to !== channel || payload.at(-1) === staged) send(to, ...payload);
      };
    },
    { address, channel: CHANNELS.view, staged: STAGED },
  );
}

async function sendView(application: ElectronApplication, address: string, view: unknown): Promise<void> {
  await application.evaluate(
    ({ webContents }, { address: start, channel, shown, staged }) => {
      const contents = webContents.getAllWebContents().find((each) => each.getURL().startsWith(start));
      contents?.send(channel, shown, Number.MAX_SAFE_INTEGER, staged);
    },
    { address, channel: CHANNELS.view, shown: view, staged: STAGED },
  );
}
