import { contextBridge, ipcRenderer } from 'electron';
import type { PracticeBridge } from '../../machines/bridge.types';
import type { PracticeView } from '../../machines/practice/view.types';
import { CHANNELS } from './channels';
import { subscribe } from './views';

const bridge: PracticeBridge = {
  onView: (listener) => subscribe((view, heard) => listener(view as PracticeView, heard)),
  touch: (touch) => ipcRenderer.send(CHANNELS.touch, touch),
  isPractice: true,
};

contextBridge.exposeInMainWorld('ansho', bridge);
