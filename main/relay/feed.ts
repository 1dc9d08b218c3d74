import { CLOSE, type CollegeFrame, type ServerFrame } from '../../preload/contract/frames.ts';
import type { Peer } from './peer.ts';
import type { Relay } from './relay.ts';

/** A page of what a window missed. */
export type Changes = (collegeId: string, since: number, limit: number) => Promise<readonly CollegeFrame[]>;

/** A reader with more than this waiting is cut off; it comes back and catches up by `since`. */
const TOO_SLOW = 8_000_000;
const PAGE = 500;

/**
 * The live frames of one college to one window, with whatever it missed before them. Frames published while a page is
 * being read are held back and sent after it if they are newer: any frame not in the page was committed after the
 * page was read, so was published after it was asked for, so nothing falls between the two.
 */
export const openFeed = (
  peer: Peer,
  relay: Relay,
  changes: Changes,
  collegeId: string,
): { catchUp(since: number): Promise<void>; close(): void } => {
  let held: ServerFrame[] | null = null;
  let open = true;

  const send = (frame: ServerFrame): void => {
    if (peer.backlog() > TOO_SLOW) return peer.close(CLOSE.tooSlow, 'too slow to keep up');
    peer.send(frame);
  };
  const leave = relay.join(collegeId, {
    hear: (frame) => {
      if (held) held.push(frame);
      else send(frame);
    },
  });

  return {
    catchUp: async (since) => {
      let last = since;
      for (;;) {
        held = [];
        const page = await changes(collegeId, last, PAGE);
        if (!open) return;
        for (const frame of page) send(frame);
        last = page.at(-1)?.seq ?? last;
        if (page.length < PAGE) break;
        await peer.drained();
      }
      send({ type: 'caught_up', seq: last });
      const late = held;
      held = null;
      for (const frame of late) if (!('seq' in frame) || frame.seq > last) send(frame);
    },
    close: () => {
      open = false;
      leave();
    },
  };
};
