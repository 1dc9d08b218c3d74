import type { CollegeFrame, OpenFrame } from '../../preload/contract/frames.ts';
import type { Feed } from './feed.ts';

export type ConnectionEvents = {
  readonly feed: (feed: Feed) => void;
  readonly frame: (frame: CollegeFrame) => void;
  /** How the desk stands may be otherwise now. */
  readonly health: () => void;
  /** A person clicked on a notice, or followed a link. */
  readonly open: (wanted: OpenFrame) => void;
  /** What was shown belongs to another college or to a past that the desk no longer has: forget it. */
  readonly reset: () => void;
};

/** Who listens to a connection. `subscribe` returns its undo. */
export const createListeners = () => {
  const listeners = new Set<Partial<ConnectionEvents>>();
  return {
    subscribe: (events: Partial<ConnectionEvents>): (() => void) => {
      listeners.add(events);
      return () => listeners.delete(events);
    },
    tell: <E extends keyof ConnectionEvents>(event: E, ...value: Parameters<ConnectionEvents[E]>): void => {
      for (const listener of listeners) (listener[event] as ((...args: typeof value) => void) | undefined)?.(...value);
    },
  };
};
