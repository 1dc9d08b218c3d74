import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CampaignRow } from '../../preload/contract/campaign.ts';
import type { PauseRow, PersonChoice } from '../../preload/contract/outgoing.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useMoving } from '../desk/use-moving.ts';

const MOVING_MS = 1_000;
/** A pause begins and ends without a frame. */
const PAUSES_MS = 5_000;

/** One campaign as it stands, moving with every message. */
export const useCampaign = (id: string) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queryKey = keys.campaign(collegeId, id);
  useMoving(queryKey, MOVING_MS);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('campaigns.get', { id }, { signal }),
    enabled: collegeId !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => (isOpen(state.data) ? PAUSES_MS : false),
  });
};

export const isOpen = (campaign: CampaignRow | undefined): boolean =>
  campaign !== undefined && campaign.state !== 'done' && campaign.state !== 'cancelled';

export type Steering = 'pause' | 'cancel';

const ASKS = {
  pause: 'campaigns.pause',
  cancel: 'campaigns.cancel',
} as const satisfies Record<Steering, string>;

/** What a person does to a campaign. */
export const useSteer = (id: string): UseMutationResult<unknown, Error, Steering | PauseRow> => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: async (to: Steering | PauseRow) => {
      if (typeof to === 'string') return ask(ASKS[to], { id });
      return ask('sending.resume', { what: to.what, id: to.id });
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: keys.campaign(collegeId, id) });
      void queries.invalidateQueries({ queryKey: keys.campaigns(collegeId) });
    },
  });
};

/** Decides about all that wait for a person and can be decided about at once. */
export const useDecide = (id: string): UseMutationResult<{ decided: number }, Error, PersonChoice> => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (choice) => ask('campaigns.decide', { id, choice }, { timeoutMs: DECIDE_TIMEOUT_MS }),
    onSettled: () => void queries.invalidateQueries({ queryKey: keys.campaign(collegeId, id) }),
  });
};

/** Thousands may wait. */
const DECIDE_TIMEOUT_MS = 60_000;
