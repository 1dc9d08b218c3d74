import { keepPreviousData, replaceEqualDeep, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import type { HistoryRow } from '../../preload/contract/history.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useMoving } from '../desk/use-moving.ts';
import { queryOf } from './filter-fragment.ts';
import { looksOn } from './looks-on.ts';
import { noteOn, TOP, type Trail } from './trail.ts';

const FIRST_PAGE = 100;
const NEXT_PAGES = 300;
/** Pages above that are let go of are read again by whoever goes back up: a million rows fit in no page. */
const MOST_PAGES = 20;
const MOVING_MS = 3_000;
const INDEXING_MS = 3_000;

/** Messages that the filters leave, newest first: those read so far, and how to read on. `sensible`: it is worth asking. */
export const useHistory = (filters: HistoryFilters, sensible: boolean, atTop: boolean) => {
  const ask = useAsk();
  const queries = useQueryClient();
  const { collegeId } = useFeed();
  const queryKey = keys.history(collegeId, filters);
  const enabled = collegeId !== null && sensible;
  const trail = useRef<Trail>(new Map());
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      ask(
        'history.search',
        pageParam === TOP ? { ...filters, limit: FIRST_PAGE } : { ...filters, limit: NEXT_PAGES, after: pageParam },
        { signal },
      ),
    initialPageParam: TOP,
    getNextPageParam: (page) => page.next,
    getPreviousPageParam: (_page, _pages, cursor) => trail.current.get(cursor)?.before,
    maxPages: MOST_PAGES,
    structuralSharing: keepPages,
    placeholderData: keepPreviousData,
    enabled,
    // Read anew whenever it is come back to: one page, not all that somebody once scrolled through.
    gcTime: 0,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.length === 1 && (data.pages[0]?.unindexed ?? 0) > 0 ? INDEXING_MS : false,
  });
  const pages = list.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  const above = useMemo(
    () => noteOn(trail.current, list.data?.pageParams.map(String) ?? [TOP], list.data?.pages ?? []),
    [list.data],
  );
  const follows = enabled && atTop && above.rows === 0 && (pages?.length ?? 1) === 1 && !list.isFetchingNextPage;
  useMoving(queryKey, MOVING_MS, follows);

  const newestKey = keys.newest(collegeId, filters);
  const newest = useQuery({
    queryKey: newestKey,
    queryFn: ({ signal }) => ask('history.search', { ...filters, limit: 1 }, { signal }),
    enabled: enabled && rows.length > 0 && !follows && !list.isPlaceholderData,
    gcTime: 0,
    staleTime: 0,
  });
  useMoving(newestKey, MOVING_MS, enabled && !follows);
  const first = newest.data?.rows[0];

  // Other filters begin anew.
  const search = queryOf(filters);
  const [said, setSaid] = useState<Said>({ ...NOTHING_SAID, search });
  const { from, stopped } = said.search === search ? said : NOTHING_SAID;
  const mayGoOn = !stopped && !list.isFetchNextPageError && looksOn(pages ?? [], Math.max(0, from - above.pages));
  const mayReadOn = list.hasNextPage && mayGoOn && !list.isFetching && !list.isPlaceholderData;
  const { fetchNextPage } = list;
  useEffect(() => {
    // Nothing is in sight yet that could be scrolled.
    if (rows.length === 0 && mayReadOn) void fetchNextPage();
  }, [rows.length, mayReadOn, fetchNextPage]);
  return {
    ...list,
    rows,
    /** So many messages above the first of `rows` were read, and let go of again. */
    above: above.rows,
    mayReadBack: list.hasPreviousPage && !list.isFetching && !list.isFetchPreviousPageError && !list.isPlaceholderData,
    /** Reading on by itself has come to an end; a person may say otherwise. */
    rests: list.hasNextPage && !mayGoOn && !list.isFetchNextPageError && !list.isFetchingNextPage,
    mayReadOn,
    goOn: (): void => {
      setSaid({ search, from: above.pages + (pages?.length ?? 0), stopped: false });
      void list.fetchNextPage();
    },
    stop: (): void => {
      setSaid({ search, from, stopped: true });
      void queries.cancelQueries({ queryKey });
    },
    /** A newer message fits than the first that is shown. */
    isNewer: above.rows > 0 || (first !== undefined && isBefore(first, rows)),
    showNewer: (): void => void queries.resetQueries({ queryKey }),
  };
};

/** What a person last said about looking further back, and in which search. */
type Said = { readonly search: string; readonly from: number; readonly stopped: boolean };
const NOTHING_SAID: Said = { search: '', from: 0, stopped: false };

/** Whether a message stands above all that were read. */
const isBefore = (first: HistoryRow, rows: readonly HistoryRow[]): boolean =>
  rows[0] !== undefined && first.at >= rows[0].at && !rows.slice(0, FIRST_PAGE).some(({ id }) => id === first.id);

type Read = { readonly pages: readonly unknown[] };
/** Pages that were there are the same objects; to compare what is in them would cost more the longer the list is. */
const keepPages = (before: unknown, now: unknown): unknown => {
  const [had, has] = [before as Read | undefined, now as Read];
  if (had?.pages.length !== 1 || has.pages.length !== 1) return now;
  return replaceEqualDeep(before, now);
};
