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

/** Starts the application; its kiosk says what `show` gives it and keeps still. */
export async function openKioskStage(): Promise<KioskStage> {
  const app = await launchElectron();
  const { kiosk } = app;
  await kiosk.emulateMedia({ reducedMotion: 'reduce' });
  const session = await kiosk.context().newCDPSession(kiosk);
  return {
    page: kiosk,
    resize: (size) => resize(session, size),
    show: (view) => show(app, view),
    close: () => app.close(),
  };
}

async function resize(session: CDPSession, { width, height }: Size): Promise<void> {
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
}

async function show({ application, kiosk }: RunningApp, view: KioskView): Promise<void> {
  await application.evaluate(
    ({ webContents }, { address, channel, shown }) => {
      const contents = webContents.getAllWebContents().find((each) => each.getURL().startsWith(address));
      contents?.send(channel, shown);
    },
    { address: ADDRESS, channel: CHANNELS.view, shown: view },
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
