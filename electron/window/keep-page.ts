import type { WebContents } from 'electron';
import type { StoreLog } from '../store/store-log';

/** Milliseconds: at once, then 500, 1 500 … up to 10 000; a page that stays for a minute is well again. */
const SOONEST = 500;
const LATEST = 10_000;
const CALM = 60_000;

/** Loads a page and brings it back whenever its process has gone or stands still: at once, later while that goes on. */
export function keepPage(contents: WebContents, url: string, log: StoreLog): Promise<void> {
  let losses = 0;
  let calm: NodeJS.Timeout | undefined;
  const load = async (): Promise<void> => {
    try {
      await contents.loadURL(url);
    } catch (error) {
      if (contents.isDestroyed()) return;
      log.error('A page could not be loaded.', { url, detail: error instanceof Error ? error.message : String(error) });
      again();
    }
  };
  const again = (): void => {
    const delay = Math.min(SOONEST * 2 ** losses - SOONEST, LATEST);
    losses += 1;
    clearTimeout(calm);
    calm = setTimeout(() => (losses = 0), CALM).unref();
    setTimeout(() => void (contents.isDestroyed() || load()), delay);
  };
  contents.on('render-process-gone', (_, { reason, exitCode }) => {
    log.error('The process of a page has gone; the page is loaded again.', { url, reason, exitCode });
    again();
  });
  contents.on('unresponsive', () => {
    log.error('A page does not answer; its process is ended.', { url });
    contents.forcefullyCrashRenderer();
  });
  return load();
}
