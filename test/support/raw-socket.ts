import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { eventually } from './eventually.ts';

/** A TCP connection that says exactly what a test wants, and keeps what it hears. */
export type RawSocket = Disposable & {
  readonly socket: Socket;
  readonly write: (bytes: string | Uint8Array) => void;
  /** Everything heard so far. */
  readonly heard: () => string;
  /** Resolves with all that was heard once it matches. */
  readonly hears: (pattern: RegExp) => Promise<string>;
  /** Resolves when the other side has ended or cut the connection, with all that was heard until then. */
  readonly closed: Promise<string>;
};

export const openRawSocket = async (port: number): Promise<RawSocket> => {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (more: string) => {
    text += more;
  });
  // A connection that is cut shows as an error; `closed` says it.
  socket.on('error', () => socket.destroy());
  const closed = new Promise<string>((resolve) => {
    socket.once('close', () => resolve(text));
  });
  await once(socket, 'connect');
  return {
    socket,
    closed,
    write: (bytes) => void socket.write(bytes),
    heard: () => text,
    hears: (pattern) =>
      eventually(`the socket hears ${pattern}`, () => (pattern.test(text) ? text : null), { every: 5 }),
    [Symbol.dispose]: () => void socket.destroy(),
  };
};
