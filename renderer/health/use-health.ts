import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Health } from '../../preload/contract/health.ts';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

const OFTEN_MS = 30_000;
/** While somebody sets it up, or waits for a light to turn green. */
const WAITING_MS = 3_000;

/** The desk's health, asked when a frame says that it moved, and now and then. */
export const useHealth = (): UseQueryResult<Health> => {
  const { connection } = useDesk();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  useEffect(
    () => connection.subscribe({ health: () => void queries.invalidateQueries({ queryKey: keys.health(collegeId) }) }),
    [connection, queries, collegeId],
  );
  return useQuery({
    queryKey: keys.health(collegeId),
    queryFn: ({ signal }) => ask('health.get', {}, { signal }),
    enabled: collegeId !== null,
    refetchInterval: ({ state }) => (isWaited(state.data) ? WAITING_MS : OFTEN_MS),
    staleTime: OFTEN_MS,
  });
};

/** Somebody watches for a light to turn green. */
const isWaited = (health: Health | undefined): boolean =>
  health?.lights.delivery.state === 'unknown' ||
  health?.lights.tunnel.state === 'unknown' ||
  health?.lights.tunnel.state === 'red';
