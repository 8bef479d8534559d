import type { Page } from '@playwright/test';
import type { RunningApp } from '../simulation/electron-app';

const pagesOf = ({ kiosk, phone }: RunningApp): readonly Page[] => [kiosk, phone];

/**
 * From now on kiosk and phone note the frames that took long: those that Chromium reports, which are over 50 ms. A page
 * has loaded its typefaces first, as it has before a person comes.
 */
export async function watchFrames(app: RunningApp): Promise<void> {
  for (const page of pagesOf(app)) {
    await page.waitForFunction(() => [...document.fonts].every(({ status }) => status !== 'unloaded'));
    await page.evaluate(() => {
      const frames: number[] = [];
      Reflect.set(globalThis, 'longFrames', frames);
      new PerformanceObserver((list) => frames.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'long-animation-frame',
      });
    });
  }
}

/** The longest frame since then in milliseconds; 0 where none was over 50. */
export async function longestFrame(app: RunningApp): Promise<number> {
  const frames = await Promise.all(
    pagesOf(app).map((page) => page.evaluate(() => Reflect.get(globalThis, 'longFrames') as number[])),
  );
  return Math.max(0, ...frames.flat());
}
