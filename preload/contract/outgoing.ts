import type { Failure } from './failure.ts';
import type { Instant } from './rows.ts';

/** Why a registration was left out of a send; a closed set, so that a window can say it in any language. */
export const SKIP_REASONS = [
  'no_such_registration',
  'no_address',
  'opted_out',
  'window_closed',
  'already_got_it',
  'no_number',
  'template_missing',
  'template_not_approved',
  'variable_missing',
  'variable_unfit',
  'variable_unknown',
  'file_missing',
  'too_long',
  'empty',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** `detail` names the variable or the part that does not fit; `null` where the reason says all. */
export type Skipped = { readonly registrationId: string; readonly reason: SkipReason; readonly detail: string | null };

/** What a message of ours waits for. `done`: Meta has it, or it needs nothing more. */
export const OUTBOX_STATES = ['waiting', 'underway', 'await_status', 'person', 'done', 'never', 'cancelled'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** Why a person must decide. `unsure`: it may have gone out, and nobody knows. */
export const PERSON_WHYS = ['unsure', 'fix_first', 'later', 'tried_enough'] as const;
export type PersonWhy = (typeof PERSON_WHYS)[number];

/** Where a message of ours stands on its way to Meta. */
export type Outgoing = {
  readonly state: OutboxState;
  /** The newest try, counted from 1. */
  readonly attempt: number;
  /** `waiting`: not before; `await_status`: until; `person`: sending again sooner is of no use. */
  readonly dueAt: Instant | null;
  readonly why: PersonWhy | null;
  /** What the newest try failed with, also while it is about to go again; the message itself need not show as failed. */
  readonly error: Failure | null;
  readonly campaignId: string | null;
  readonly askedBy: string;
};

/** What a person decides about a message that waits for them. */
export const PERSON_CHOICES = ['send_again', 'give_up'] as const;
export type PersonChoice = (typeof PERSON_CHOICES)[number];

/** What can be held back as a whole. */
export const PAUSED_KINDS = [
  'college',
  'paid',
  'account',
  'number',
  'campaigns',
  'campaign',
  'pair',
  'marketing',
] as const;
export type PausedKind = (typeof PAUSED_KINDS)[number];

export type PauseRow = {
  readonly what: PausedKind;
  readonly id: string;
  readonly at: Instant;
  /** `null`: until a person resumes it. */
  readonly until: Instant | null;
  /** Why, as Meta's or our code; `null`: a person paused it. */
  readonly error: Failure | null;
};
