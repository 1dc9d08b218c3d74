import type { ServerFrame } from '../../preload/contract/frames.ts';
import type { Dial } from './carrier.ts';
import { parseServerFrame } from './server-frame.ts';

/** Frames over a WebSocket, as JSON text. */
export const wsDial =
  (address: string): Dial =>
  ({ opened, closed }) => {
    const socket = new WebSocket(address);
    const listeners = new Set<(frame: ServerFrame) => void>();
    let ended = false;
    socket.addEventListener('open', () => {
      if (!ended) opened();
    });
    socket.addEventListener('close', ({ code }) => {
      if (!ended) closed(code);
      ended = true;
    });
    socket.addEventListener('message', ({ data }) => {
      const frame = parseServerFrame(data);
      if (frame === null || ended) return;
      for (const listener of listeners) listener(frame);
    });
    return {
      send: (frame) => socket.send(JSON.stringify(frame)),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: () => {
        ended = true;
        socket.close();
      },
    };
  };

/** The console's socket on the origin the page itself came from. */
export const socketAddress = (page: URL): string => {
  const address = new URL('/ws/whatsapp', page);
  address.protocol = page.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
};
