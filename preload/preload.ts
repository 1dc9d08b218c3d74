import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, type Carried, CHANNEL, TELL_TAKEN_EVERY } from './contract/bridge.ts';

const listeners = new Set<(carried: Carried) => void>();
let taken = 0;

ipcRenderer.on(CHANNEL.toWindow, (_event, carried: Carried) => {
  for (const listener of listeners) listener(carried);
  if (typeof carried !== 'string') return;
  taken += carried.length;
  if (taken < TELL_TAKEN_EVERY) return;
  ipcRenderer.send(CHANNEL.toDesk, taken);
  taken = 0;
});

contextBridge.exposeInMainWorld('tickdesk', {
  send: (frame) => ipcRenderer.send(CHANNEL.toDesk, frame),
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
} satisfies Bridge);
