import type { TemplateChoice } from './asks/sending.ts';
import type { Failure } from './failure.ts';
import type { PauseRow, PersonWhy, SkipReason } from './outgoing.ts';
import type { Instant } from './rows.ts';
import type { Status } from './status.ts';

/**
 * Where a student of a campaign stands. Everybody who was chosen stands in exactly one of these, so they add up.
 * `queued`: waits here for its turn, the first time or again. `sending`: Meta was asked, and what comes of it is not
 * known or not decided yet. `handed`: Meta took it and has told nothing since.
 */
export const CAMPAIGN_STANDS = [
  'queued',
  'sending',
  'handed',
  'sent',
  'delivered',
  'read',
  'failed',
  'person',
  'cancelled',
  'skipped',
] as const;
export type CampaignStand = (typeof CAMPAIGN_STANDS)[number];

/** How far messages came at least: who has read it is also among those it was delivered to. */
export const CAMPAIGN_REACHES = ['handed', 'sent', 'delivered', 'read'] as const;
export type CampaignReach = (typeof CAMPAIGN_REACHES)[number];

export type CampaignNumbers = {
  readonly chosen: number;
  readonly stands: Readonly<Record<CampaignStand, number>>;
  readonly reached: Readonly<Record<CampaignReach, number>>;
  /** Most frequent first, as are the failures. */
  readonly skipped: readonly { readonly reason: SkipReason; readonly count: number }[];
  /** Of `stands.failed`, by Meta's or our code; `null` where none was given. */
  readonly failed: readonly { readonly code: number | null; readonly count: number }[];
};

/** `done`: nothing of it goes by itself any more. */
export const CAMPAIGN_STATES = ['queueing', 'running', 'paused', 'cancelled', 'done'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

export type CampaignRow = {
  readonly id: string;
  readonly name: string;
  readonly template: TemplateChoice;
  readonly askedBy: string;
  readonly at: Instant;
  readonly state: CampaignState;
  /** How many of the chosen have been looked at: queued, or skipped with a reason. */
  readonly taken: number;
  readonly numbers: CampaignNumbers;
  /** What holds it back while something of it is open. */
  readonly pauses: readonly PauseRow[];
};

/** One student of a campaign. */
export type CampaignMember = {
  readonly registrationId: string;
  /** Empty where there is no such registration. */
  readonly name: string;
  readonly externalId: string | null;
  readonly phone: string | null;
  readonly course: string | null;
  readonly batch: string | null;
  readonly stand: CampaignStand;
  readonly skipped: { readonly reason: SkipReason; readonly detail: string | null } | null;
  readonly messageId: string | null;
  readonly wamid: string | null;
  /** How many times it was tried, or is about to be. */
  readonly attempt: number;
  /** `queued`: not before. */
  readonly dueAt: Instant | null;
  readonly why: PersonWhy | null;
  readonly error: Failure | null;
  readonly rungs: Partial<Record<Status, Instant>>;
};

/** Whom of an earlier campaign to send to again. `not_delivered`: the failed, the cancelled, and those Meta dropped. */
export const RESENDS = ['not_delivered', 'failed', 'cancelled', 'skipped'] as const;
export type Resend = (typeof RESENDS)[number];

/**
 * Why somebody of an earlier campaign is not sent to again. `unsure`: it may have gone out, and nobody knows. `never`: it
 * failed with what no second try mends, and their number is the same.
 */
export const LEFT_REASONS = ['got_it', 'on_its_way', 'unsure', 'person', 'never'] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

export type CampaignPreview = {
  readonly chosen: number;
  /** Exactly as many are queued, if nothing changes until it begins. */
  readonly willGet: number;
  readonly skipped: CampaignNumbers['skipped'];
  /** Of an earlier campaign: who is not among the chosen, and why. */
  readonly left: readonly { readonly reason: LeftReason; readonly count: number }[];
};

export type SkippedMember = Pick<CampaignMember, 'registrationId' | 'name' | 'phone' | 'course' | 'batch'> & {
  readonly skipped: NonNullable<CampaignMember['skipped']>;
};
