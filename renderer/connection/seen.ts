/**
 * Up to which number this window has seen everything. Frames of a catch-up do not move it until the catch-up is
 * complete: a live frame may come before an older page, and a connection lost between them must not skip that page.
 */
export const createSeen = () => {
  let since: number | undefined;
  let highest = 0;
  return {
    /** To register with; `undefined` when nothing was seen yet. */
    since: () => since,
    /** The desk stands at `seq`. What that means for what was seen: nothing yet, more may have come, or none of it holds. */
    welcomed: (seq: number): 'first' | 'behind' | 'void' => {
      const asked = since;
      const isVoid = asked !== undefined && seq < asked;
      // A restored backup or a new database: its numbers begin anew, so ours mean nothing.
      if (asked === undefined || isVoid) since = seq;
      highest = isVoid ? seq : Math.max(highest, seq);
      if (asked === undefined) return 'first';
      return isVoid ? 'void' : 'behind';
    },
    heard: (seq: number, live: boolean): void => {
      highest = Math.max(highest, seq);
      if (live) since = highest;
    },
    caughtUp: (seq: number): void => {
      since = Math.max(seq, highest);
    },
    forget: (): void => {
      since = undefined;
      highest = 0;
    },
  };
};
