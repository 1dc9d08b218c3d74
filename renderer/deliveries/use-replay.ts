import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ParamsOf } from '../../preload/contract/asks.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

const RUNNING_MS = 500;

/** The replay that runs or ran last, and the hands that begin and end one. */
export const useReplay = () => {
  const ask = useAsk();
  const queries = useQueryClient();
  const { collegeId } = useFeed();
  const queryKey = keys.replay(collegeId);
  const { data: replay = null } = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('deliveries.replayed', {}, { signal }),
    enabled: collegeId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? RUNNING_MS : false),
  });
  const onSuccess = (told: typeof replay): void => void queries.setQueryData(queryKey, told);
  const start = useMutation({
    networkMode: 'always',
    mutationFn: (range: ParamsOf<'deliveries.replay'>) => ask('deliveries.replay', range),
    onSuccess,
  });
  const cancel = useMutation({
    networkMode: 'always',
    mutationFn: () => ask('deliveries.cancelReplay', {}),
    onSuccess,
  });
  const isOver = replay !== null && replay.state !== 'running';
  useEffect(() => {
    // Verdicts may be others now.
    if (isOver) void queries.invalidateQueries({ queryKey: keys.allRawDeliveries(collegeId) });
  }, [isOver, queries, collegeId]);
  return { replay, start, cancel };
};
