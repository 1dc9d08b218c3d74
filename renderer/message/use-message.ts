import { useQuery } from '@tanstack/react-query';
import type { HistoryRow } from '../../preload/contract/history.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useMoving } from '../desk/use-moving.ts';

const MOVING_MS = 1_000;

/** One message as it stands now. `listed`: as a list has it, shown until it is read. */
export const useMessage = (id: string, listed?: HistoryRow | undefined) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queryKey = keys.message(collegeId, id);
  useMoving(queryKey, MOVING_MS);
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('messages.get', { id }, { signal }),
    enabled: collegeId !== null,
    staleTime: 0,
  });
  return { ...query, message: query.data ?? (query.isError ? undefined : listed) };
};
