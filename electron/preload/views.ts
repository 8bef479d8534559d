import { ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Unsubscribe } from '../../machines/bridge.types';
import { CHANNELS } from './channels';
import { sendWaiting } from './touches';

/** Listens on a channel, without handing the page anything of Electron's. */
export function listen(channel: string, listener: (...payload: unknown[]) => void): Unsubscribe {
  const heard = (_: IpcRendererEvent, ...payload: unknown[]): void => listener(...payload);
  ipcRenderer.on(channel, heard);
  return () => void ipcRenderer.removeListener(channel, heard);
}

/**
 * Subscribes a page to its views, each with the number of the latest touch that it shows; the latest one comes at once,
 * and shows every touch that came before the question: a view that was on its way by then is passed over.
 */
export function subscribe(listener: (view: unknown, heard: number) => void): Unsubscribe {
  const touched = sendWaiting();
  const stop = listen(CHANNELS.view, (view, heard) => {
    if (Number(heard) >= touched) listener(view, Number(heard));
  });
  ipcRenderer.send(CHANNELS.listening);
  return stop;
}
