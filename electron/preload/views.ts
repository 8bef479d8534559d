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

/** Subscribes a page to its views, each with the number of the latest touch that it shows; the latest one comes at once. */
export function subscribe(listener: (view: unknown, heard: number) => void): Unsubscribe {
  const stop = listen(CHANNELS.view, (view, heard) => listener(view, Number(heard)));
  sendWaiting();
  ipcRenderer.send(CHANNELS.listening);
  return stop;
}
