import { contextBridge, ipcRenderer } from 'electron';
import type { KioskBridge } from '../../machines/bridge.types';
import type { KioskView } from '../../machines/kiosk/view.types';
import { CHANNELS } from './channels';
import { subscribe } from './views';

const bridge: KioskBridge = {
  onView: (listener) => subscribe((view) => listener(view as KioskView)),
  touch: (touch) => ipcRenderer.send(CHANNELS.touch, touch),
};

contextBridge.exposeInMainWorld('ansho', bridge);
