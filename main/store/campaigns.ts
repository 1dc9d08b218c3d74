import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import type {
  CampaignMember,
  CampaignNumbers,
  CampaignReach,
  CampaignStand,
  LeftReason,
  Resend,
} from '../../preload/contract/campaign.ts';
import type { PersonChoice, Skipped, SkipReason } from '../../preload/contract/outgoing.ts';
import type { Sent } from './addressing.ts';
import type { Narrowing } from './matching.ts';
import type { Enqueued, Order, OutboxEntry, PauseEntry } from './sending.ts';

/** A campaign as it begins. Times are ms UTC. */
export type NewCampaign = {
  readonly name: string;
  readonly template: TemplateChoice;
  /** How the members were chosen, for whoever asks later. */
  readonly wish: unknown;
  /** The members, in the order in which they are taken. */
  readonly registrationIds: readonly string[];
  /** How many members somebody has seen before saying yes; with another number now, it does not begin. */
  readonly expected: number | null;
  readonly sparedSince: number | null;
  readonly dedupeKey: string | null;
};

export type KeptCampaign = {
  readonly id: string;
  readonly name: string;
  readonly template: TemplateChoice;
  readonly askedBy: string;
  readonly at: number;
  readonly chosen: number;
  readonly taken: number;
  readonly cancelled: boolean;
  /** Something of it still goes, or may, by itself. */
  readonly isOpen: boolean;
};

/** Members to be queued next, and what their messages need. */
export type NextMembers = {
  readonly collegeId: string;
  readonly template: TemplateChoice;
  readonly from: number;
  readonly registrationIds: readonly string[];
};

/** What came of the members from a place on: orders to queue, and who has none. */
export type Taking = {
  readonly from: number;
  readonly orders: readonly Order[];
  readonly skipped: readonly Skipped[];
};

export type CampaignWrites = {
  /** Freezes who it is for. The same key again gives the first one's id. */
  createCampaign(collegeId: string, campaign: NewCampaign, who: string): { id: string };
  /** Queues these members, and remembers the others with their reasons; nothing where they were taken or it was cancelled. */
  takeMembers(id: string, taking: Taking): Enqueued['waiting'];
  /** Nothing of it is queued or begun any more from now on. */
  cancelCampaign(collegeId: string, id: string, who: string): null;
  /** Takes back so many at most of what waits of a cancelled one, and lifts its pause with the last; how many it were. */
  cancelWaiting(id: string, limit: number): number;
  /**
   * Decides about so many at most of those that wait for a person, but for those that may have gone out; sent again is only
   * what may be by now. `decided`: how many; `waiting`: those that wait again.
   */
  decideMembers(
    collegeId: string,
    id: string,
    choice: PersonChoice,
    limit: number,
    who: string,
  ): { readonly decided: number; readonly waiting: readonly OutboxEntry[] };
};

export type CampaignReads = {
  campaigns(
    collegeId: string,
    query: { limit: number; after: string | undefined },
  ): { rows: readonly KeptCampaign[]; next: string | null };
  campaign(collegeId: string, id: string): KeptCampaign | null;
  campaignNumbers(collegeId: string, id: string): CampaignNumbers;
  /** What holds back something of it. */
  campaignPauses(collegeId: string, id: string, now: number): readonly (PauseEntry & { readonly at: number })[];
  campaignMembers(
    collegeId: string,
    query: {
      id: string;
      stand: CampaignStand | undefined;
      reached: CampaignReach | undefined;
      reason: SkipReason | undefined;
      code: number | undefined;
      limit: number;
      after: string | undefined;
    },
  ): { rows: readonly CampaignMember[]; next: string | null };
  /** All registrations that a filter leaves, by name. */
  matching(collegeId: string, filters: Narrowing, except: readonly string[]): readonly string[];
  /** Whom of a campaign to send to again, and how many not. `null`: the college has no such campaign. */
  notReached(
    collegeId: string,
    id: string,
    to: Resend,
    now: number,
  ): {
    readonly registrationIds: readonly string[];
    readonly left: readonly { readonly reason: LeftReason; readonly count: number }[];
  } | null;
  /** Those of these that this may not be sent to. */
  hindrances(collegeId: string, registrationIds: readonly string[], sent: Sent): readonly Skipped[];
  /** Campaigns of all colleges with members to take, or with something to take back. */
  unfinishedCampaigns(): readonly { readonly id: string; readonly cancelled: boolean }[];
  nextMembers(id: string, limit: number): NextMembers | null;
};
