import { contextBridge, ipcRenderer } from 'electron';
import type { ConsoleBridge } from '../../machines/bridge.types';
import type { ConsoleView } from '../../machines/workbench/console.types';
import { CHANNELS } from './channels';
import { subscribe } from './views';

const bridge: ConsoleBridge = {
  onView: (listener) => subscribe((view, heard) => listener(view as ConsoleView, heard)),
  command: (command) => ipcRenderer.invoke(CHANNELS.command, command),
};

contextBridge.exposeInMainWorld('ansho', bridge);
