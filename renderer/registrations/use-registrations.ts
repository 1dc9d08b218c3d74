import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RegistrationFilters } from '../../preload/contract/asks/registrations.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useMoving } from '../desk/use-moving.ts';
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
  // Narrowed by status or unread, it gains and loses rows as messages move.
  const moving = filters.status !== undefined || filters.unread !== undefined;
  useMoving(keys.list(collegeId, filters), MOVING_MS, moving);
  const pages = list.data?.pages;
  const rows = useMemo<readonly ReadRow[]>(
    () => pages?.flatMap(({ rows, asOf }) => rows.map((row) => ({ row, asOf }))) ?? [],
    [pages],
  );
  return { ...list, rows, total: pages?.at(-1)?.total ?? 0 };
};
