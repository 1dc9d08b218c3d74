import { type RefObject, useCallback, useEffect, useState } from 'react';

type Thread = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
};

const SHOWN_MS = 2_000;

/** Leads to a message by its wamid, reading further back page by page until it is there or there is nothing more. */
export const useJump = (box: RefObject<HTMLElement | null>, thread: Thread) => {
  const [goal, setGoal] = useState<string | null>(null);
  const [found, setFound] = useState<string | null>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = thread;
  useEffect(() => {
    if (goal === null || isFetchingNextPage) return;
    const line = box.current?.querySelector(`[data-wamid="${CSS.escape(goal)}"]`);
    if (!line) {
      if (hasNextPage) fetchNextPage();
      else setGoal(null);
      return;
    }
    line.scrollIntoView({ block: 'center' });
    setFound(goal);
    setGoal(null);
  }, [goal, box, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    if (found === null) return;
    const timer = setTimeout(() => setFound(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [found]);
  return { found, jump: useCallback((wamid: string) => setGoal(wamid), []) };
};
