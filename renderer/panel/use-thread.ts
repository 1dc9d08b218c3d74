import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { systemClock } from '../connection/clock.ts';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import { keys } from '../desk/keys.ts';
import { throttle } from '../desk/throttle.ts';
import { useAsk } from '../desk/use-ask.ts';
import type { MessageFrame } from '../messages/last-message.ts';
import { threadFace } from '../messages/thread-face.ts';
import { useWindow } from '../messages/use-window.ts';

const PAGE = 50;
const REREAD_MS = 500;
const NOTHING: ReadonlyMap<string, MessageFrame> = new Map();

/** The conversation with one student, oldest first, and how to read further back. */
export const useThread = (registrationId: string) => {
  const { store } = useDesk();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  // Frames are remembered before the rows are asked for, so nothing falls between the two.
  useEffect(() => {
    store.openThread(registrationId);
    return () => store.openThread(null);
  }, [store, registrationId]);

  const thread = useInfiniteQuery({
    queryKey: keys.thread(collegeId, registrationId),
    queryFn: ({ pageParam, signal }) =>
      ask(
        'messages.list',
        pageParam === null ? { registrationId, limit: PAGE } : { registrationId, limit: PAGE, before: pageParam },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchOnMount: 'always',
    enabled: collegeId !== null,
  });

  const frames = useWindow(({ thread }) => (thread?.registrationId === registrationId ? thread.frames : NOTHING));
  // A frame tells the status at once; words, reactions and files are in the row.
  const reread = useMemo(
    () =>
      throttle(systemClock, REREAD_MS, () => {
        void queries.invalidateQueries({ queryKey: keys.thread(collegeId, registrationId) });
      }),
    [queries, collegeId, registrationId],
  );
  useEffect(() => {
    if (frames.size > 0) reread();
  }, [frames, reread]);

  const pages = thread.data?.pages;
  const messages = useMemo(
    () => threadFace(registrationId, pages?.flatMap(({ rows }) => rows) ?? [], frames),
    [registrationId, pages, frames],
  );
  return { ...thread, messages };
};
