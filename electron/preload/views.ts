import { ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Unsubscribe } from '../../machines/bridge.types';
import { CHANNELS } from './channels';

/** Listens on a channel, without handing the page anything of Electron's. */
export function listen(channel: string, listener: (...payload: unknown[]) => void): Unsubscribe {
  const heard = (_: IpcRendererEvent, ...payload: unknown[]): void => listener(...payload);
  ipcRenderer.on(channel, heard);
  return () => void ipcRenderer.removeListener(channel, heard);
}

/** Subscribes a page to its views; the main process answers with the latest one. */
export function subscribe(listener: (view: unknown) => void): Unsubscribe {
  const stop = listen(CHANNELS.view, listener);
  ipcRenderer.send(CHANNELS.listening);
  return stop;
}
