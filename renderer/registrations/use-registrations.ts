import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { RegistrationFilters } from '../../preload/contract/asks/registrations.ts';
import { systemClock } from '../connection/clock.ts';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import { keys } from '../desk/keys.ts';
import { throttle } from '../desk/throttle.ts';
import { useAsk } from '../desk/use-ask.ts';
import type { ReadRow } from '../messages/row-face.ts';

const FIRST_PAGE = 100;
const NEXT_PAGES = 500;
const MOVING_MS = 3_000;

/** The registrations that the filters leave, by name: those read so far, how many there are, and how to read on. */
export const useRegistrations = (filters: RegistrationFilters) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const list = useInfiniteQuery({
    queryKey: keys.list(collegeId, filters),
    queryFn: ({ pageParam, signal }) =>
      ask(
        'registrations.list',
        pageParam === null ? { ...filters, limit: FIRST_PAGE } : { ...filters, limit: NEXT_PAGES, after: pageParam },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled: collegeId !== null,
  });
  useMovingList(filters);
  const pages = list.data?.pages;
  const rows = useMemo<readonly ReadRow[]>(
    () => pages?.flatMap(({ rows, asOf }) => rows.map((row) => ({ row, asOf }))) ?? [],
    [pages],
  );
  return { ...list, rows, total: pages?.at(-1)?.total ?? 0 };
};

/** A list narrowed by status or unread gains and loses rows as messages move, so it is read again now and then. */
const useMovingList = (filters: RegistrationFilters): void => {
  const { store } = useDesk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const moving = filters.status !== undefined || filters.unread !== undefined;
  useEffect(() => {
    if (!moving) return;
    let { seq } = store.state();
    const reread = throttle(systemClock, MOVING_MS, () => {
      void queries.invalidateQueries({ queryKey: keys.list(collegeId, filters) });
    });
    return store.subscribe(() => {
      if (store.state().seq === seq) return;
      seq = store.state().seq;
      reread();
    });
  }, [moving, store, queries, collegeId, filters]);
};
