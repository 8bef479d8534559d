import type { WebContents } from 'electron';
import { APP_ORIGIN } from './window/app-protocol';

/** Practice that runs in the place of the customers' kiosk. */
export interface Practice {
  /** Ends it: nothing of it is left. */
  close(): void;
}

/** Begins practice in the page that stands in the kiosk's place; the page goes when it ends. */
export function openPractice(page: WebContents): Practice {
  void page.loadURL(`${APP_ORIGIN}/practice/index.html`).catch(() => undefined);
  return { close: () => undefined };
}
