import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

const PAGE = 200;
const OFTEN_MS = 10_000;

export type DeliveryFilters = { readonly search: string; readonly strays: boolean };

/** The raw log, newest first, as far as was read. */
export const useDeliveries = ({ search, strays }: DeliveryFilters) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const list = useInfiniteQuery({
    queryKey: keys.rawDeliveries(collegeId, search, strays),
    queryFn: ({ pageParam, signal }) =>
      ask(
        'deliveries.list',
        {
          limit: PAGE,
          ...(search !== '' && { search }),
          ...(strays && { strays }),
          ...(pageParam !== '' && { after: pageParam }),
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: collegeId !== null,
    gcTime: 0,
    staleTime: 0,
    // Somebody who has gone down reads what was, and is not disturbed.
    refetchInterval: ({ state }) => (state.data?.pages.length === 1 ? OFTEN_MS : false),
  });
  return { ...list, rows: list.data?.pages.flatMap((page) => page.rows) ?? [] };
};

/** One delivery with its body. */
export const useDelivery = (id: number) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  return useQuery({
    queryKey: keys.rawDelivery(collegeId, id),
    queryFn: ({ signal }) => ask('deliveries.get', { id }, { signal }),
    enabled: collegeId !== null,
  });
};
