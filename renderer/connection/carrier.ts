import type { ClientFrame, ServerFrame } from '../../preload/contract/frames.ts';
import type { Wire } from '../../preload/contract/wire.ts';

/** A wire that can end: what IPC and a WebSocket have in common. */
export interface Carrier extends Wire<ClientFrame, ServerFrame> {
  close(): void;
}

export type CarrierEvents = {
  /** Frames may be sent from now on. */
  readonly opened: () => void;
  /** Told once, unless `close` was called. `code` is the WebSocket close code. */
  readonly closed: (code: number) => void;
};

/** Begins a new carrier. Events come later than the return, never within the call. */
export type Dial = (events: CarrierEvents) => Carrier;
