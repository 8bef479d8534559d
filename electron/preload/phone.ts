import { contextBridge, ipcRenderer } from 'electron';
import type { PhoneBridge } from '../../machines/bridge.types';
import type { FaceCeremony, PhoneView } from '../../machines/phone/view.types';
import { CHANNELS } from './channels';
import { sendTouch } from './touches';
import { listen, subscribe } from './views';

const bridge: PhoneBridge = {
  onView: (listener) => subscribe((view, heard) => listener(view as PhoneView, heard)),
  touch: sendTouch,
  onCeremony: (perform) =>
    listen(CHANNELS.ceremony, (payload) => {
      const ceremony = payload as FaceCeremony;
      let stop = (): void => undefined;
      const aborted = (listener: () => void): void => {
        stop = listen(CHANNELS.ceremonyAborted, (id) => {
          if (id === ceremony.id) listener();
        });
      };
      void perform(ceremony, aborted)
        .catch(() => ({ ok: false, reason: 'face-unavailable' }) as const)
        .then((result) => {
          stop();
          ipcRenderer.send(CHANNELS.ceremonyResult, ceremony.id, result);
        });
    }),
};

contextBridge.exposeInMainWorld('ansho', bridge);
