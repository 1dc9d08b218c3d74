import { type MemoryWire, memoryWire } from '../../main/relay/memory-wire.ts';
import type { ServerFrame } from '../../preload/contract/frames.ts';
import { eventually } from './eventually.ts';
import type { FrameOf, Registration } from './socket.ts';

export type MemoryWindow = MemoryWire & {
  /** Every frame heard, oldest first. */
  readonly frames: readonly ServerFrame[];
  readonly types: () => readonly string[];
  readonly say: (frame: unknown) => void;
  readonly register: (registration: Registration) => void;
  /** The `nth` frame of this type, counted from 1; waits for it. */
  readonly hears: <T extends ServerFrame['type']>(type: T, nth?: number) => Promise<FrameOf<T>>;
};

/** A window without a socket: both ends in the test. */
export const openMemoryWindow = (): MemoryWindow => {
  const wire = memoryWire();
  const frames: ServerFrame[] = [];
  wire.window.subscribe((frame) => void frames.push(frame));
  return {
    ...wire,
    frames,
    types: () => frames.map(({ type }) => type),
    say: (frame) => wire.window.send(frame),
    register: (registration) => wire.window.send({ type: 'register', ...registration }),
    hears: (type, nth = 1) =>
      eventually(
        `the window hears ${nth} ${type}`,
        () => frames.filter((frame): frame is FrameOf<typeof type> => frame.type === type)[nth - 1],
        { every: 2 },
      ),
  };
};
