import type { CollegeFrame, ServerFrame } from '../../preload/contract/frames.ts';
import type { Relay } from './relay.ts';

/** A page of what a window missed. */
export type Changes = (collegeId: string, since: number, limit: number) => Promise<readonly CollegeFrame[]>;

/** The window that a feed goes to. */
export type Subscriber = {
  /** Whose token opened it. */
  readonly who: string;
  readonly collegeId: string;
  tell(frame: ServerFrame): void;
  /** Whether it still has much to take of what it was told. */
  behind(): boolean;
  /** Resolves when it has taken most of that, or is gone. */
  drained(): Promise<void>;
  /** Ends it, because its token opens nothing any more. */
  dismiss(): void;
};

export type Feed = {
  /**
   * Tells what changed after `since`, a page at a time, then `caughtUp` with the last number of it, then what is live.
   * Rejects with what kept a page from being read.
   */
  follow(since: number, caughtUp: (seq: number) => void): Promise<void>;
  close(): void;
};

const PAGE = 500;

/**
 * What happens in one college, told to one window. Frames published while a page is being read are held back and told
 * after it if they are newer: a frame that is not in the page was committed after the page was read, so was published
 * after it was asked for, so nothing falls between the two. Before a page is asked for they need not be kept: it has
 * them. So a window that falls behind is told no more until it has room, and then reads pages again.
 */
export const openFeed = (window: Subscriber, relay: Relay, changes: Changes, pageSize: number = PAGE): Feed => {
  let take: (frame: CollegeFrame) => void = forget;
  let open = true;
  let last = 0;
  let fallenBehind = Promise.withResolvers<void>();

  const leave = relay.join(window.collegeId, {
    who: window.who,
    hear: (frame) => (frame.type === 'health' ? window.tell(frame) : take(frame)),
    dismiss: window.dismiss,
  });

  const tell = (frame: CollegeFrame): void => {
    // A commit may be read in a page before it is published.
    if (frame.seq <= last) return;
    last = frame.seq;
    window.tell(frame);
  };

  const goLive = (): void => {
    fallenBehind = Promise.withResolvers();
    take = (frame) => {
      if (!window.behind()) return tell(frame);
      take = forget;
      fallenBehind.resolve();
    };
  };

  /** Pages until one is not full; then goes live with what was published meanwhile. */
  const readPages = async (caughtUp: () => void): Promise<void> => {
    while (open) {
      const held: CollegeFrame[] = [];
      take = (frame) => void held.push(frame);
      const page = await changes(window.collegeId, last, pageSize);
      if (!open) return;
      page.forEach(tell);
      if (page.length < pageSize) {
        caughtUp();
        held.forEach(tell);
        return goLive();
      }
      take = forget;
      await window.drained();
    }
  };

  return {
    follow: async (since, caughtUp) => {
      last = since;
      await readPages(() => caughtUp(last));
      while (open) {
        await fallenBehind.promise;
        await window.drained();
        await readPages(() => undefined);
      }
    },
    close: () => {
      open = false;
      leave();
    },
  };
};

const forget = (): void => undefined;
