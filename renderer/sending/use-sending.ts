import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PauseRow } from '../../preload/contract/outgoing.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

/** Pauses begin and end without a frame. */
const OFTEN_MS = 3_000;
const MOST = 50;

/** How sending stands: what waits, what is held back, what needs a person; and the hand that holds it back or lets it go on. */
export const useSending = () => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const queryKey = keys.sending(collegeId);
  const state = useQuery({
    queryKey,
    queryFn: async ({ signal }) => ({
      ...(await ask('sending.state', {}, { signal })),
      undecided: (await ask('sending.undecided', { limit: MOST }, { signal })).rows,
    }),
    enabled: collegeId !== null,
    refetchInterval: OFTEN_MS,
    staleTime: 0,
  });
  const steer = useMutation({
    networkMode: 'always',
    mutationFn: (to: 'pause' | PauseRow) =>
      to === 'pause' ? ask('sending.pause', {}) : ask('sending.resume', { what: to.what, id: to.id }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  return { state: state.data, steer };
};
