import type { CDPSession, Page } from '@playwright/test';
import type { KioskView } from '../../machines/kiosk/view.types';
import { CHANNELS } from '../preload/channels';
import { launchElectron, type RunningApp } from './electron-app';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The kiosk's real page in the real application, showing what it is told to: for pictures, and for checks of its looks. */
export interface KioskStage {
  readonly page: Page;
  /** Lays the page out for a screen of this size, in CSS pixels. */
  resize(size: Size): Promise<void>;
  /** Shows a view, without a machine behind it; it stands there, with its typeface, when the promise is kept. */
  show(view: KioskView): Promise<void>;
  close(): Promise<void>;
}

const ADDRESS = 'ansho://app/kiosk/';

/** Told along with a view that comes from here; the page does not hear of it. */
const STAGED = 'staged';

/** Starts the application; its kiosk says what `show` gives it and keeps still. */
export async function openKioskStage(): Promise<KioskStage> {
  const app = await launchElectron();
  const { kiosk } = app;
  await holdBackOwnViews(app);
  await kiosk.emulateMedia({ reducedMotion: 'reduce' });
  const session = await kiosk.context().newCDPSession(kiosk);
  return {
    page: kiosk,
    resize: (size) => resize(session, size),
    show: (view) => show(app, view),
    close: () => app.close(),
  };
}

/** The kiosk's machine lives on behind the page; from here on the page hears of staged views alone. */
async function holdBackOwnViews({ application }: RunningApp): Promise<void> {
  await application.evaluate(
    ({ webContents }, { address, channel, staged }) => {
      const contents = webContents.getAllWebContents().find((each) => each.getURL().startsWith(address));
      if (contents === undefined) return;
      const send = contents.send.bind(contents);
      contents.send = (to, ...payload: unknown[]) => {
        if (to !== channel || payload.at(-1) === staged) send(to, ...payload);
      };
    },
    { address: ADDRESS, channel: CHANNELS.view, staged: STAGED },
  );
}

async function resize(session: CDPSession, { width, height }: Size): Promise<void> {
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
}

async function show({ application, kiosk }: RunningApp, view: KioskView): Promise<void> {
  await application.evaluate(
    ({ webContents }, { address, channel, shown, staged }) => {
      const contents = webContents.getAllWebContents().find((each) => each.getURL().startsWith(address));
      contents?.send(channel, shown, staged);
    },
    { address: ADDRESS, channel: CHANNELS.view, shown: view, staged: STAGED },
  );
  const { screen, textSize, appearance, language } = view;
  await kiosk.waitForSelector(
    `html[lang="${language}"] .kiosk[data-screen="${screen}"][data-text-size="${textSize}"][data-appearance="${appearance}"]`,
  );
  if (view.stillThereUntil !== undefined) await kiosk.waitForSelector('[data-testid="still-there"]');
  await kiosk.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => void document.fonts.ready.then(() => resolve())));
      }),
  );
}
