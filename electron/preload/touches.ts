import { ipcRenderer } from 'electron';
import { CHANNELS } from './channels';

let sent = 0;

/** Sends a person's touch, and gives its number: the page's first is 1. */
export function sendTouch(touch: unknown): number {
  sent += 1;
  ipcRenderer.send(CHANNELS.touch, touch, sent);
  return sent;
}
