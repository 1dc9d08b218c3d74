import type { PausedKind } from '../../preload/contract/outgoing.ts';

/** What is held back, as a sentence. A pair or one student's marketing holds back no campaign. */
export const PAUSE_NAMES = {
  college: 'campaign.paused_college',
  paid: 'campaign.paused_paid',
  account: 'campaign.paused_account',
  number: 'campaign.paused_number',
  campaigns: 'campaign.paused_campaigns',
  campaign: 'campaign.paused_campaign',
  pair: null,
  marketing: null,
} as const satisfies Record<PausedKind, string | null>;
