import type { Instant } from './rows.ts';

/** The webhooks that tell of an account as a whole: alerts, what Meta decided about it, and its limits (PLATFORM 2.2). */
export const ACCOUNT_FIELDS = [
  'account_alerts',
  'account_update',
  'business_capability_update',
  'phone_number_quality_update',
] as const;
export type AccountField = (typeof ACCOUNT_FIELDS)[number];

/** One thing that Meta told of an account. */
export type AccountNewsRow = {
  readonly wabaId: string;
  readonly field: AccountField;
  /** Meta's word for what happened, such as `ACCOUNT_RESTRICTION`; `null` where it gave none. */
  readonly event: string | null;
  /** What it said besides, in Meta's own words and numbers; may be empty. */
  readonly words: string;
  readonly at: Instant;
};
