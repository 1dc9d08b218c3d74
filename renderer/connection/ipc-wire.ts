import type { Bridge } from '../../preload/contract/bridge.ts';
import type { ServerFrame } from '../../preload/contract/frames.ts';
import type { Dial } from './carrier.ts';
import { parseServerFrame } from './server-frame.ts';

declare global {
  interface Window {
    /** There when this page is a window of the desktop app; a browser has none. */
    readonly tickdesk?: Bridge;
  }
}

/** The desk knows its own window: it needs no token, and none is in the page. */
export const OWN_WINDOW_TOKEN = '';

/** Frames over the desktop app's own wire, as JSON text. */
export const ipcDial =
  (bridge: Bridge): Dial =>
  ({ opened, closed }) => {
    const listeners = new Set<(frame: ServerFrame) => void>();
    let ended = false;
    const end = (): void => {
      ended = true;
      unsubscribe();
    };
    const unsubscribe = bridge.subscribe((carried) => {
      if (ended) return;
      if (typeof carried === 'number') {
        end();
        return closed(carried);
      }
      const frame = parseServerFrame(carried);
      if (frame === null) return;
      for (const listener of listeners) listener(frame);
    });
    queueMicrotask(() => {
      if (!ended) opened();
    });
    return {
      send: (frame) => bridge.send(JSON.stringify(frame)),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: end,
    };
  };
