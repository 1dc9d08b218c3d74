import type { ServerFrame } from '../../preload/contract/frames.ts';
import type { Wire } from '../../preload/contract/wire.ts';
import type { Peer } from './peer.ts';

export type MemoryWire = {
  readonly peer: Peer;
  /** The window's end. It may say anything, as a real one may. */
  readonly window: Wire<unknown, ServerFrame>;
  /** Ends the wire from the window's side. */
  hangUp(): void;
  readonly closed: Promise<{ code: number; reason: string }>;
};

/** Two ends within one program. Frames arrive in the next turn, copied, as over any other wire. */
export const memoryWire = (): MemoryWire => {
  const toWindow = new Set<(frame: ServerFrame) => void>();
  const toPeer = new Set<(value: unknown) => void>();
  const onClose = new Set<() => void>();
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  let open = true;

  const end = (code: number, reason: string): void => {
    if (!open) return;
    open = false;
    closed.resolve({ code, reason });
    for (const listener of onClose) listener();
  };
  const carry = <T>(listeners: ReadonlySet<(value: T) => void>, value: T): void => {
    const copy = structuredClone(value);
    queueMicrotask(() => {
      for (const listener of listeners) listener(copy);
    });
  };
  const hear =
    <T>(listeners: Set<(value: T) => void>) =>
    (listener: (value: T) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };

  return {
    peer: {
      send: (frame) => {
        if (open) carry(toWindow, frame);
      },
      subscribe: hear(toPeer),
      backlog: () => 0,
      drained: () => Promise.resolve(),
      close: end,
      onClose: (listener) => onClose.add(listener),
    },
    window: {
      send: (value) => {
        if (open) carry(toPeer, value);
      },
      subscribe: hear(toWindow),
    },
    hangUp: () => end(1000, 'hung up'),
    closed: closed.promise,
  };
};
