import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useMoving } from '../desk/use-moving.ts';

const PAGE = 30;
const MOVING_MS = 3_000;

/** The college's campaigns, newest first. */
export const useCampaigns = () => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queryKey = keys.campaigns(collegeId);
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      ask('campaigns.list', pageParam === null ? { limit: PAGE } : { limit: PAGE, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: collegeId !== null,
    staleTime: 0,
  });
  useMoving(queryKey, MOVING_MS);
  const pages = list.data?.pages;
  return { ...list, rows: useMemo(() => pages?.flatMap(({ rows }) => rows) ?? [], [pages]) };
};
