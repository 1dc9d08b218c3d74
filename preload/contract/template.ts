import type { Instant } from './rows.ts';

/** PLATFORM 2.2 and 7.7, in the order in which a template may come to them one after the other. */
export const TEMPLATE_STATUSES = [
  'pending',
  'approved',
  'rejected',
  'in_appeal',
  'flagged',
  'limit_exceeded',
  'locked',
  'paused',
  'disabled',
  'reinstated',
  'archived',
  'unarchived',
  'pending_deletion',
  'deleted',
] as const;
/** `unknown` for a word that is newer than this program. */
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number] | 'unknown';

export const TEMPLATE_CATEGORIES = ['marketing', 'utility', 'authentication'] as const;
export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number] | 'unknown';

export const TEMPLATE_QUALITIES = ['green', 'yellow', 'red'] as const;
export type TemplateQuality = (typeof TEMPLATE_QUALITIES)[number] | 'unknown';

export const TEMPLATE_MEDIA = ['image', 'video', 'document', 'location'] as const;

export type TemplateButton = {
  /** Counted from 0 among all buttons: what a value for it names. */
  readonly index: number;
  /** Meta's word in small letters, such as `url`, `quick_reply`, `phone_number`, `copy_code`, `flow`. */
  readonly kind: string;
  readonly text: string;
  readonly url: string | null;
};

export type TemplateHeader =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: (typeof TEMPLATE_MEDIA)[number] };

/** A template in one language, as Meta has it: (name, language) is its identity (PLATFORM 7.7). */
export type Template = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: TemplateStatus;
  readonly category: TemplateCategory;
  readonly format: 'named' | 'positional';
  readonly quality: TemplateQuality;
  readonly rejectedReason: string | null;
  readonly header: TemplateHeader | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly TemplateButton[];
  /** Parts that this program does not know, in Meta's words: such a template cannot be sent from here. */
  readonly strange: readonly string[];
  /** What Meta was shown in place of each variable when it was approved, by the variable's key; not of each one. */
  readonly samples: Readonly<Record<string, string>>;
};

/** A value a template asks for; `key` is what `variables` of a send names it by. */
export type TemplateVariable = {
  readonly key: string;
  readonly part: 'header' | 'body' | 'button';
  /** As the template writes it: `1`, `first_name`; of a button its text. */
  readonly name: string;
  readonly sample: string | null;
};

/** Why a template cannot be sent, whatever fills it. */
export const UNUSABLE_REASONS = ['not_approved', 'strange', 'location_header', 'deleted'] as const;
export type UnusableReason = (typeof UNUSABLE_REASONS)[number];

export type TemplateRow = Template & {
  readonly variables: readonly TemplateVariable[];
  /** The kind of file its header needs. */
  readonly headerFile: 'image' | 'video' | 'document' | null;
  /** `null`: it can be sent. */
  readonly unusable: UnusableReason | null;
  /** When Meta last told of it. */
  readonly toldAt: Instant;
};

/** A template as a student reads it. */
export type FilledTemplate = {
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly string[];
};
