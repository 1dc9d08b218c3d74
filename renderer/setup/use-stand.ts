import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useHealth } from '../health/use-health.ts';
import type { Stand } from './steps.ts';

export type StandInHand = {
  /** `undefined`: not read yet. `forbidden`: this token covers one college, and may not set up the desk. */
  readonly stand: Stand | 'forbidden' | undefined;
  readonly unreadable: boolean;
  /** What was read may be another now. */
  readonly readAgain: () => void;
};

/** Apps, numbers and lights as the desk has them. */
export const useStand = (): StandInHand => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const health = useHealth();
  // Others set up too, and only the whole desk is told of apps.
  const mayAsk = health.data !== undefined && health.data.verifyToken !== null;
  const apps = useQuery({
    queryKey: keys.apps(collegeId),
    queryFn: ({ signal }) => ask('apps.list', {}, { signal }),
    enabled: mayAsk,
    staleTime: 0,
  });
  const numbers = useQuery({
    queryKey: keys.numbers(collegeId),
    queryFn: ({ signal }) => ask('numbers.list', {}, { signal }),
    enabled: mayAsk,
    staleTime: 0,
  });
  const isWhole = health.data !== undefined && apps.data !== undefined && numbers.data !== undefined;
  return {
    stand: isWhole
      ? { apps: apps.data.rows, numbers: numbers.data.rows, health: health.data }
      : health.data?.verifyToken === null
        ? 'forbidden'
        : undefined,
    unreadable: [health, apps, numbers].some(({ isError, data }) => isError && data === undefined),
    readAgain: () => {
      for (const queryKey of [keys.apps(collegeId), keys.numbers(collegeId), keys.health(collegeId), keys.colleges])
        void queries.invalidateQueries({ queryKey });
    },
  };
};
