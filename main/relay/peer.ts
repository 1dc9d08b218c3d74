import type { ServerFrame } from '../../preload/contract/frames.ts';
import type { Wire } from '../../preload/contract/wire.ts';

/** Our end of a wire to one window. What comes in is not believed yet: a value of any shape. */
export interface Peer extends Wire<ServerFrame, unknown> {
  /** Characters sent and not yet taken by the other side. */
  backlog(): number;
  /** Resolves when the backlog is small again, or the wire is gone. */
  drained(): Promise<void>;
  close(code: number, reason: string): void;
  /** Calls once when the wire is gone, whoever ended it. */
  onClose(listener: () => void): void;
}
