import type { WebContents } from 'electron';
import { CHANNELS } from './preload/channels';
import { PracticeHost } from './practice-host';
import { APP_ORIGIN } from './window/app-protocol';
import { practiceTouchMessage } from './window/messages';
import { PageChannel } from './window/page-channel';

/** Puts a practice behind its page, and loads that. Gives what ends it. */
export async function openPractice(contents: WebContents): Promise<() => void> {
  const host = new PracticeHost({ random: Math.random });
  const page = new PageChannel({ contents, origin: () => APP_ORIGIN });
  const show = (): void => page.show(host.view());
  host.subscribe(show);
  page.hear(CHANNELS.touch, practiceTouchMessage, (touch) => host.touch(touch));
  show();
  await contents.loadURL(`${APP_ORIGIN}/practice/index.html`);
  return () => host.stop();
}
