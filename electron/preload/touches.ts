import { ipcRenderer } from 'electron';
import { NO_FRAME } from '../../machines/frame';
import { CHANNELS } from './channels';

let last = 0;
let waiting: readonly { readonly touch: unknown; readonly number: number }[] = [];

/** Sends what waits for its frame; gives the number of the latest touch, 0 before the first. */
export function sendWaiting(): number {
  const due = waiting;
  waiting = [];
  for (const { touch, number } of due) ipcRenderer.send(CHANNELS.touch, touch, number);
  return last;
}

// A message that is sent while a frame is made arrives when it has been handed on.
const frame = new MessageChannel();
frame.port1.onmessage = sendWaiting;
window.addEventListener('pagehide', sendWaiting);

/**
 * Sends a person's touch, and gives its number: the page's first is 1. The frame that shows the touch comes first; the
 * machine, which works at it beside, would only slow that down.
 */
export function sendTouch(touch: unknown): number {
  last += 1;
  waiting = [...waiting, { touch, number: last }];
  if (waiting.length === 1) {
    requestAnimationFrame(() => frame.port2.postMessage(undefined));
    setTimeout(sendWaiting, NO_FRAME);
  }
  return last;
}
