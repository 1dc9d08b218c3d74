import type { Daily } from './daily.ts';
import type { Draft } from './draft.ts';
import type { Replies } from './replies.ts';

/** The threads in which a transaction added, moved or took away messages, and from when on. */
export type Threads = {
  note(draft: Draft): void;
  /** Finds first replies anew there, and moves the counts with them. `lastOf`: the last message of a thread. */
  settle(lastOf: (registration: number) => number | null | undefined): void;
};

export const threadsOf = (replies: Replies, daily: Daily): Threads => {
  const touched = new Map<number, { from: number; drafts: readonly Draft[] }>();
  const touch = (registration: number | null | undefined, at: number | undefined, draft: Draft): void => {
    if (registration == null || at === undefined) return;
    const known = touched.get(registration) ?? { from: at, drafts: [] };
    touched.set(registration, { from: Math.min(known.from, at), drafts: [...known.drafts, draft] });
  };

  return {
    note: (draft) => {
      const { before, row, gone } = draft;
      const stayed = before?.registration === row.registration && before.at === row.at && before.kind === row.kind;
      if (stayed && !gone) return;
      touch(before?.registration, before?.at, draft);
      if (!gone) touch(row.registration, row.at, draft);
    },
    settle: (lastOf) => {
      for (const [registration, { from, drafts }] of touched) {
        const [only] = drafts;
        // The commonest of all: a new message of ours, and nothing after it that could answer.
        const isNewest = only?.before === null && only.row.direction === 'out' && lastOf(registration) === only.row.n;
        if (isNewest && drafts.length === 1) continue;
        for (const [before, after] of replies.find(registration, from)) {
          daily.count(before, -1);
          daily.count(after, 1);
        }
      }
    },
  };
};
