import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { FRAME_LIMIT } from '../../preload/contract/frames.ts';
import type { Peer } from './peer.ts';

export const SOCKET_PATH = '/ws/whatsapp';

export type SocketOptions = {
  readonly server: Server;
  /** Whether a page from there may open a socket; `undefined` for callers that are no browser. */
  readonly allows: (request: IncomingMessage) => boolean;
  readonly onPeer: (peer: Peer) => void;
  /** Between two looks at whether the other side still answers. */
  readonly pingEveryMs: number;
};

/** Above this a frame is not even read; between the two it is read, refused, and the socket lives on. */
const UNREADABLE = 8 * FRAME_LIMIT;
const SMALL_BACKLOG = 1_000_000;
const MISSED_PINGS = 2;

/** Windows over WebSocket on the console server. Closing it ends every socket. */
export const serveSockets = ({ server, allows, onPeer, pingEveryMs }: SocketOptions): Disposable => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: UNREADABLE });
  const missed = new WeakMap<WebSocket, number>();

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Not through `new URL`, which throws on what a stranger may send.
    if (request.url?.split('?', 1)[0] !== SOCKET_PATH) return refuse(socket, '404 Not Found');
    if (!allows(request)) return refuse(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (ws) => {
      missed.set(ws, 0);
      ws.on('pong', () => missed.set(ws, 0));
      // ws closes the socket itself after an error; without a listener it would end the program.
      ws.on('error', () => ws.terminate());
      onPeer(peerOf(ws));
    });
  };

  const beat = setInterval(() => {
    for (const ws of sockets.clients) {
      const count = (missed.get(ws) ?? 0) + 1;
      if (count > MISSED_PINGS) ws.terminate();
      else ws.ping();
      missed.set(ws, count);
    }
  }, pingEveryMs);

  server.on('upgrade', upgrade);
  return {
    [Symbol.dispose]: () => {
      clearInterval(beat);
      server.off('upgrade', upgrade);
      for (const ws of sockets.clients) {
        ws.close(1001, 'the program is closing');
        setTimeout(() => ws.terminate(), 1_000).unref();
      }
    },
  };
};

const refuse = (socket: Duplex, status: string): void => {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

const peerOf = (ws: WebSocket): Peer => ({
  send: (frame) => {
    if (ws.readyState === WebSocket.OPEN) ws.send(JSON.stringify(frame));
  },
  subscribe: (listener) => {
    const hear = (raw: RawData, binary: boolean): void => {
      const text = raw.toString();
      if (text.length > FRAME_LIMIT) {
        const message = `A frame may be ${FRAME_LIMIT} characters long.`;
        ws.send(JSON.stringify({ type: 'error', code: 'too_large', message }));
      } else listener(binary ? undefined : parsed(text));
    };
    ws.on('message', hear);
    return () => ws.off('message', hear);
  },
  backlog: () => ws.bufferedAmount,
  drained: async () => {
    while (ws.readyState === WebSocket.OPEN && ws.bufferedAmount > SMALL_BACKLOG)
      await new Promise((resolve) => setTimeout(resolve, 5));
  },
  close: (code, reason) => {
    ws.close(code, reason);
    // A reader too slow to take the close frame is not waited for.
    setTimeout(() => ws.terminate(), 2_000).unref();
  },
  onClose: (listener) => ws.once('close', listener),
});

/** What is not JSON is no frame either. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
