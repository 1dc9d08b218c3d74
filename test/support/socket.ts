import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Ask, ParamsOf, ValueOf } from '../../preload/contract/asks.ts';
import type { ServerFrame } from '../../preload/contract/frames.ts';

export type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

export type Registration = { readonly token: string; readonly collegeId?: string; readonly since?: number };

export type Closed = { readonly code: number; readonly reason: string };

export type Socket = Disposable & {
  /** Every frame heard, oldest first. */
  readonly frames: readonly ServerFrame[];
  readonly send: (frame: object | string) => void;
  /** The next frame of this type that `wanted` accepts and no earlier `next` has given; waits up to 10 s for it. */
  readonly next: <T extends ServerFrame['type']>(
    type: T,
    wanted?: (frame: FrameOf<T>) => boolean,
  ) => Promise<FrameOf<T>>;
  readonly register: (registration: Registration) => Promise<FrameOf<'registered'>>;
  /** Resolves with the value, or throws `code: message` of the refusal. */
  readonly ask: <A extends Ask>(ask: A, params: ParamsOf<A>) => Promise<ValueOf<A>>;
  readonly closed: Promise<Closed>;
};

/** A window's end of the socket, for tests. `address` is the console's, as the program prints it. */
export const openSocket = async (address: string, origin = new URL(address).origin): Promise<Socket> => {
  const url = new URL('/ws/whatsapp', address);
  url.protocol = 'ws:';
  const peer = new WebSocket(url, { origin });
  const frames: ServerFrame[] = [];
  const given = new Set<ServerFrame>();
  const waiting = new Set<() => void>();
  let asked = 0;
  const wake = (): void => {
    for (const look of waiting) look();
  };
  peer.on('message', (text) => {
    frames.push(JSON.parse(String(text)) as ServerFrame);
    wake();
  });
  const closed = new Promise<Closed>((resolve) => {
    peer.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  closed.then(wake);
  await once(peer, 'open');

  const next: Socket['next'] = (type, wanted = () => true) => {
    type Wanted = FrameOf<typeof type>;
    const isWanted = (frame: ServerFrame): frame is Wanted =>
      frame.type === type && !given.has(frame) && wanted(frame as Wanted);
    return new Promise<Wanted>((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(deadline);
        waiting.delete(look);
      };
      const fail = (why: string): void => {
        finish();
        const heard = frames.slice(-5).map((frame) => JSON.stringify(frame).slice(0, 200));
        reject(new Error(`${why} before a frame ${type} came. Last heard:\n${heard.join('\n')}`));
      };
      const look = (): void => {
        const found = frames.find(isWanted);
        if (found) {
          given.add(found);
          finish();
          resolve(found);
        } else if (peer.readyState === WebSocket.CLOSED) fail('The socket closed');
      };
      const deadline = setTimeout(() => fail('10 s passed'), 10_000);
      waiting.add(look);
      look();
    });
  };
  const send: Socket['send'] = (frame) => peer.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  return {
    frames,
    closed,
    next,
    send,
    register: (registration) => {
      send({ type: 'register', ...registration });
      return next('registered');
    },
    ask: async (ask, params) => {
      asked += 1;
      const id = String(asked);
      send({ type: 'ask', id, ask, params });
      const answer = await next('answer', (frame) => frame.id === id);
      if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
      return answer.value as ValueOf<typeof ask>;
    },
    [Symbol.dispose]: () => peer.terminate(),
  };
};
