import { contextBridge, ipcRenderer } from 'electron';
import type { OperatorBridge } from '../../machines/bridge.types';
import type { OperatorView } from '../../machines/operator/view.types';
import { CHANNELS } from './channels';
import { subscribe } from './views';

const bridge: OperatorBridge = {
  onView: (listener) => subscribe((view, heard) => listener(view as OperatorView, heard)),
  operate: (touch) => ipcRenderer.send(CHANNELS.touch, touch),
};

contextBridge.exposeInMainWorld('ansho', bridge);
