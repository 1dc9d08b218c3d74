import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { systemClock } from '../connection/clock.ts';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import { keys } from '../desk/keys.ts';
import { throttle } from '../desk/throttle.ts';
import { useAsk } from '../desk/use-ask.ts';
import type { ReadRow } from '../messages/row-face.ts';
import { inOrder } from './in-order.ts';
import { useHeads } from './use-heads.ts';

const FIRST_PAGE = 100;
const NEXT_PAGES = 500;
const AGAIN_MS = 1_000;

/** The conversations a search leaves, in order: those read so far, how many there are, and how to read on. */
export const useConversations = (search: string, unreadFirst: boolean) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const query = { ...(search !== '' && { search }), unreadFirst };
  const list = useInfiniteQuery({
    queryKey: keys.conversations(collegeId, search, unreadFirst),
    queryFn: ({ pageParam, signal }) =>
      ask(
        'conversations.list',
        pageParam === null ? { ...query, limit: FIRST_PAGE } : { ...query, limit: NEXT_PAGES, after: pageParam },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled: collegeId !== null,
  });
  const pages = list.data?.pages;
  const heads = useHeads();
  const read = useMemo<readonly ReadRow[]>(
    () => pages?.flatMap(({ rows, asOf }) => rows.map((row) => ({ row, asOf }))) ?? [],
    [pages],
  );
  const rows = useMemo(() => inOrder(read, heads, unreadFirst), [read, heads, unreadFirst]);
  const known = useMemo(() => new Set(read.map(({ row }) => row.id)), [read]);
  useStrangers(known, search, unreadFirst);
  return { ...list, rows, total: Math.max(pages?.at(-1)?.total ?? 0, rows.length) };
};

/** Somebody speaks whose conversation has not been read, because it is new or further down: the list is read again. */
const useStrangers = (known: ReadonlySet<string>, search: string, unreadFirst: boolean): void => {
  const { connection } = useDesk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const again = useMemo(
    () =>
      throttle(systemClock, AGAIN_MS, () => {
        void queries.invalidateQueries({ queryKey: keys.conversations(collegeId, search, unreadFirst) });
      }),
    [queries, collegeId, search, unreadFirst],
  );
  useEffect(
    () =>
      connection.subscribe({
        frame: (frame) => {
          if (frame.type === 'templates_changed') return;
          if (frame.registrationId !== null && !known.has(frame.registrationId)) again();
        },
      }),
    [connection, known, again],
  );
};
