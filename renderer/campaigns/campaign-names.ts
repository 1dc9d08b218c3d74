import type {
  CampaignReach,
  CampaignStand,
  CampaignState,
  LeftReason,
  Resend,
} from '../../preload/contract/campaign.ts';
import type { PersonWhy } from '../../preload/contract/outgoing.ts';

/** Where somebody stands, and what exactly that counts. */
export const STANDS = {
  queued: { name: 'campaign.queued', why: 'campaign.queued_why' },
  sending: { name: 'campaign.sending', why: 'campaign.sending_why' },
  handed: { name: 'campaign.taken', why: 'campaign.taken_why' },
  sent: { name: 'campaign.sent', why: 'campaign.sent_why' },
  delivered: { name: 'campaign.delivered', why: 'campaign.delivered_why' },
  read: { name: 'campaign.read', why: 'campaign.read_why' },
  failed: { name: 'campaign.failed', why: 'campaign.failed_why' },
  person: { name: 'campaign.person', why: 'campaign.person_why' },
  cancelled: { name: 'campaign.cancelled', why: 'campaign.cancelled_why' },
  skipped: { name: 'campaign.skipped', why: 'campaign.skipped_why' },
} as const satisfies Record<CampaignStand, { name: string; why: string }>;

/** How far messages came at least. */
export const REACHES = {
  handed: 'campaign.reached_handed',
  sent: 'campaign.reached_sent',
  delivered: 'campaign.reached_delivered',
  read: 'campaign.reached_read',
} as const satisfies Record<CampaignReach, string>;

export const STATES = {
  queueing: 'campaign.state_queueing',
  running: 'campaign.state_running',
  paused: 'campaign.state_paused',
  cancelled: 'campaign.state_cancelled',
  done: 'campaign.state_done',
} as const satisfies Record<CampaignState, string>;

export const RESEND_NAMES = {
  not_delivered: 'campaign.to_not_delivered',
  failed: 'campaign.to_failed',
  cancelled: 'campaign.to_cancelled',
  skipped: 'campaign.to_skipped',
} as const satisfies Record<Resend, string>;

export const LEFT_NAMES = {
  got_it: 'campaign.left_got_it',
  on_its_way: 'campaign.left_on_its_way',
  unsure: 'campaign.left_unsure',
  person: 'campaign.left_person',
  never: 'campaign.left_never',
} as const satisfies Record<LeftReason, string>;

export const WHY_NAMES = {
  unsure: 'campaign.why_unsure',
  fix_first: 'campaign.why_fix_first',
  later: 'campaign.why_later',
  tried_enough: 'campaign.why_tried_enough',
} as const satisfies Record<PersonWhy, string>;
