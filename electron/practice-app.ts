import type { WebContents } from 'electron';
import { CHANNELS } from './preload/channels';
import { PracticeHost } from './practice-host';
import { APP_ORIGIN } from './window/app-protocol';
import { practiceTouchMessage } from './window/messages';
import { PageChannel } from './window/page-channel';

export const PRACTICE_PAGE = `${APP_ORIGIN}/practice/index.html`;

/** Practice that is under way behind a page. */
export interface Practice {
  /** Ends it: nothing of it is left. */
  close(): void;
}

/** Puts a practice behind the page that is going to be loaded there. */
export function openPractice(contents: WebContents): Practice {
  const host = new PracticeHost({ random: Math.random });
  const page = new PageChannel({ contents, origin: () => APP_ORIGIN });
  const show = (): void => page.show(host.view());
  host.subscribe(show);
  page.hear(CHANNELS.touch, practiceTouchMessage, (touch) => host.touch(touch));
  show();
  return { close: () => host.stop() };
}
