import { z } from 'zod';
import {
  CAMPAIGN_REACHES,
  CAMPAIGN_STANDS,
  type CampaignMember,
  type CampaignPreview,
  type CampaignRow,
  RESENDS,
  type SkippedMember,
} from '../campaign.ts';
import { PERSON_CHOICES, SKIP_REASONS } from '../outgoing.ts';
import { type AskShape, cursor, id, limit } from './fields.ts';
import { registrationFilters } from './registrations.ts';
import { templateChoice } from './sending.ts';

/** Who a campaign is for: these; all that a filter leaves; or those of an earlier campaign who did not get it. */
export const audience = z.union([
  z.strictObject({ registrationIds: z.array(id).min(1).max(10_000) }),
  z.strictObject({ filter: registrationFilters, except: z.array(id).max(10_000).default([]) }),
  z.strictObject({ campaignId: id, to: z.enum(RESENDS) }),
]);
export type Audience = z.infer<typeof audience>;

const plan = z.object({
  audience,
  template: templateChoice,
  /** Who got the same template within so many hours is left out; 0: nobody is. */
  sparedHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 366)
    .default(24),
});
export type CampaignPlan = z.infer<typeof plan>;

const page = { limit: limit.optional(), after: cursor.optional() };

export const CAMPAIGN_ASKS = {
  /** What `campaigns.start` would do now. */
  'campaigns.preview': { scope: 'college', effect: 'read', params: plan },
  /** Whom it would leave out, and why. */
  'campaigns.previewSkipped': {
    scope: 'college',
    effect: 'read',
    params: plan.extend({ reason: z.enum(SKIP_REASONS).optional(), ...page }),
  },
  'campaigns.start': {
    scope: 'college',
    effect: 'write',
    params: plan.extend({
      name: z.string().trim().min(1).max(200),
      /** How many the preview said were chosen; with another number now, nothing begins. */
      expected: z.number().int().min(0).optional(),
      /** The same ask again with the same key begins nothing twice. */
      dedupeKey: z.string().min(1).max(200).optional(),
    }),
  },
  /** Newest first. */
  'campaigns.list': { scope: 'college', effect: 'read', params: z.object(page) },
  'campaigns.get': { scope: 'college', effect: 'read', params: z.object({ id }) },
  'campaigns.members': {
    scope: 'college',
    effect: 'read',
    params: z.object({
      id,
      stand: z.enum(CAMPAIGN_STANDS).optional(),
      reached: z.enum(CAMPAIGN_REACHES).optional(),
      reason: z.enum(SKIP_REASONS).optional(),
      code: z.number().int().optional(),
      ...page,
    }),
  },
  'campaigns.pause': { scope: 'college', effect: 'write', params: z.object({ id }) },
  'campaigns.resume': { scope: 'college', effect: 'write', params: z.object({ id }) },
  /** Takes back what waits; what Meta was asked to send stays. */
  'campaigns.cancel': { scope: 'college', effect: 'write', params: z.object({ id }) },
  /** About all that wait for a person at once, but for those of which nobody knows whether they went out. */
  'campaigns.decide': { scope: 'college', effect: 'write', params: z.object({ id, choice: z.enum(PERSON_CHOICES) }) },
} as const satisfies Record<string, AskShape>;

export type CampaignValues = {
  'campaigns.preview': CampaignPreview;
  'campaigns.previewSkipped': { rows: readonly SkippedMember[]; next: string | null };
  'campaigns.start': CampaignRow;
  'campaigns.list': { rows: readonly CampaignRow[]; next: string | null };
  'campaigns.get': CampaignRow;
  'campaigns.members': { rows: readonly CampaignMember[]; next: string | null };
  'campaigns.pause': CampaignRow;
  'campaigns.resume': CampaignRow;
  'campaigns.cancel': CampaignRow;
  'campaigns.decide': { decided: number };
};
