import { contextBridge } from 'electron';
import type { KioskBridge } from '../../machines/bridge.types';
import type { KioskView } from '../../machines/kiosk/view.types';
import { sendTouch } from './touches';
import { subscribe } from './views';

const bridge: KioskBridge = {
  onView: (listener) => subscribe((view, heard) => listener(view as KioskView, heard)),
  touch: sendTouch,
};

contextBridge.exposeInMainWorld('ansho', bridge);
