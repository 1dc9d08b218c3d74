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
  /** Resolves when it has taken most of what it was told. */
  drained(): Promise<void>;
  /** Ends it, because its token opens nothing any more. */
  dismiss(): void;
};

export type Feed = {
  /** Tells what changed after `since`, a page at a time, then `caughtUp` with the last number of it, then what is live. */
  follow(since: number, caughtUp: (seq: number) => void): Promise<void>;
  close(): void;
};

const PAGE = 500;

/**
 * What happens in one college, told to one window. Frames published while a page is being read are held back and told
 * after it if they are newer: a frame that is not in the page was committed after the page was read, so was published
 * after it was asked for, so nothing falls between the two. Before a page is asked for they need not be kept: it has
 * them.
 */
export const openFeed = (window: Subscriber, relay: Relay, changes: Changes, pageSize: number = PAGE): Feed => {
  let take: (frame: CollegeFrame) => void = forget;
  let open = true;

  const leave = relay.join(window.collegeId, {
    who: window.who,
    hear: (frame) => (frame.type === 'health' ? window.tell(frame) : take(frame)),
    dismiss: window.dismiss,
  });

  return {
    follow: async (since, caughtUp) => {
      let last = since;
      for (;;) {
        const held: CollegeFrame[] = [];
        take = (frame) => void held.push(frame);
        const page = await changes(window.collegeId, last, pageSize);
        if (!open) return;
        for (const frame of page) window.tell(frame);
        last = page.at(-1)?.seq ?? last;
        if (page.length < pageSize) {
          caughtUp(last);
          // A commit may be read in a page before it is published.
          take = (frame) => {
            if (frame.seq > last) window.tell(frame);
          };
          for (const frame of held) take(frame);
          return;
        }
        take = forget;
        await window.drained();
      }
    },
    close: () => {
      open = false;
      leave();
    },
  };
};

const forget = (): void => undefined;
