import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useMoving } from '../desk/use-moving.ts';
import type { Narrowed } from './narrowed.ts';

const PAGE = 200;
const MOVING_MS = 2_000;

/** The students behind one of a campaign's numbers, in the order in which they are taken. */
export const useMembers = (id: string, narrowed: Narrowed) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queryKey = keys.members(collegeId, id, narrowed);
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      ask(
        'campaigns.members',
        { id, ...narrowed, limit: PAGE, ...(pageParam !== null && { after: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled: collegeId !== null,
    staleTime: 0,
  });
  useMoving(queryKey, MOVING_MS);
  const pages = list.data?.pages;
  return { ...list, rows: useMemo(() => pages?.flatMap(({ rows }) => rows) ?? [], [pages]) };
};
