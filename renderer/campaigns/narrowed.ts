import type { CampaignReach, CampaignStand } from '../../preload/contract/campaign.ts';
import type { SkipReason } from '../../preload/contract/outgoing.ts';

/** Which of a campaign's numbers is looked at student by student; none of them: everybody. */
export type Narrowed = {
  readonly stand?: CampaignStand;
  readonly reached?: CampaignReach;
  readonly reason?: SkipReason;
  readonly code?: number;
};

export const EVERYBODY: Narrowed = {};

export const isSame = (a: Narrowed, b: Narrowed): boolean =>
  a.stand === b.stand && a.reached === b.reached && a.reason === b.reason && a.code === b.code;
