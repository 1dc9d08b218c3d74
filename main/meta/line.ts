import type { AccountField } from '../../preload/contract/account-news.ts';
import type { ReportedStatus } from '../../preload/contract/status.ts';
import type { StrayReason } from '../../preload/contract/stray.ts';
import type { TemplateCategory, TemplateQuality, TemplateStatus } from '../../preload/contract/template.ts';

/** A person as Meta names one. Phone digits without the plus; any of them may be missing (PLATFORM S6). */
export type Person = {
  readonly phone: string | null;
  readonly bsuid: string | null;
  readonly name: string | null;
};

/** What Meta says of a failure. */
export type ReportedError = { readonly code: number; readonly title: string; readonly details: string | null };

/** Cost category as Meta reported it; never priced by us. */
export type Pricing = {
  readonly category: string | null;
  readonly type: string | null;
  readonly model: string | null;
};

/** One report: what Meta says happened to one message, for one person. Times are milliseconds UTC, Meta's clock. */
export type StatusLine = {
  readonly kind: 'status';
  readonly phoneNumberId: string;
  readonly wamid: string;
  readonly status: ReportedStatus;
  readonly at: number;
  readonly recipient: Person;
  readonly groupId: string | null;
  /** Phone or BSUID of the group member; empty for messages to one person. */
  readonly participant: string;
  /** What we set as `biz_opaque_callback_data` when sending. */
  readonly callbackData: string | null;
  readonly error: ReportedError | null;
  readonly pricing: Pricing | null;
};

export type MediaRef = {
  readonly id: string | null;
  readonly mime: string | null;
  readonly filename: string | null;
  /** Base64 as Meta writes it. */
  readonly sha256: string | null;
};

/** What a message holds, in one shape for every type: words to read, and a file where there is one. */
export type Content = {
  /** Meta's `type`, lower case; `unknown` where it gave none. */
  readonly kind: string;
  readonly text: string;
  readonly media: MediaRef | null;
  /** The rest of what its type carries (place, cards, order, reply ids, referral), small and JSON-safe. */
  readonly extra: Readonly<Record<string, unknown>> | null;
};

/** A message from a student, or (echo) one of ours sent from another program. */
export type MessageLine = {
  readonly kind: 'message';
  readonly direction: 'in' | 'out';
  readonly phoneNumberId: string;
  readonly wamid: string;
  readonly at: number;
  /** The student: sender of an incoming message, recipient of an echo. */
  readonly person: Person;
  readonly groupId: string | null;
  readonly replyTo: string | null;
  readonly content: Content;
};

/** A student's emoji on a message; `null` takes it away. */
export type ReactionLine = {
  readonly kind: 'reaction';
  readonly direction: 'in' | 'out';
  readonly phoneNumberId: string;
  readonly wamid: string;
  readonly target: string;
  readonly at: number;
  readonly person: Person;
  readonly emoji: string | null;
};

/** A later word about an earlier message: its new text, or that it was taken back. */
export type AmendmentLine = {
  readonly kind: 'amendment';
  readonly direction: 'in' | 'out';
  readonly phoneNumberId: string;
  readonly wamid: string;
  readonly target: string;
  readonly at: number;
  readonly person: Person;
  readonly change: { readonly kind: 'edit'; readonly content: Content } | { readonly kind: 'revoke' };
};

/** A person whose phone or BSUID is now another (`system` messages). */
export type IdentityLine = {
  readonly kind: 'identity';
  readonly phoneNumberId: string;
  readonly wamid: string;
  readonly at: number;
  readonly before: Person;
  readonly after: Person;
  readonly text: string;
};

/** A student's wish about marketing messages (`user_preferences`). */
export type PreferenceLine = {
  readonly kind: 'preference';
  readonly wabaId: string;
  readonly phoneNumberId: string | null;
  readonly person: Person;
  readonly optedOut: boolean;
  readonly at: number;
};

/** The words of a template that was edited. Its buttons are told in part only, and are read anew with its list. */
export type TemplateWords = { readonly header: string | null; readonly body: string; readonly footer: string | null };

/** What Meta says anew of one template, in one language; `null` of what this line does not tell. */
export type TemplateLine = {
  readonly kind: 'template';
  readonly wabaId: string;
  readonly phoneNumberId: string | null;
  readonly field: KnownField;
  readonly name: string;
  readonly language: string;
  readonly status: TemplateStatus | null;
  /** Why it stands so, in Meta's word. */
  readonly reason: string | null;
  readonly category: TemplateCategory | null;
  readonly quality: TemplateQuality | null;
  readonly words: TemplateWords | null;
  /** Meta's time where the entry has one (PLATFORM 2.1). */
  readonly toldAt: number | null;
};

/** What Meta says of an account as a whole: an alert, a decision about it, its limits. */
export type AccountLine = {
  readonly kind: 'account';
  readonly wabaId: string;
  readonly phoneNumberId: string | null;
  readonly field: AccountField;
  /** Meta's word for what happened; `null` where it gave none. */
  readonly event: string | null;
  /** What it said besides; may be empty. */
  readonly words: string;
  /** Meta's time where the entry has one (PLATFORM 2.1). */
  readonly toldAt: number | null;
};

/** A field we know and keep, without an effect of its own yet: reviews, names, calls and the like. */
export type NewsLine = {
  readonly kind: 'news';
  readonly wabaId: string;
  readonly phoneNumberId: string | null;
  readonly field: KnownField;
};

/** A signed line that we do not understand, or (from the store) cannot place. */
export type StrayLine = {
  readonly kind: 'stray';
  readonly reason: ParseStray;
  readonly field: string | null;
  readonly phoneNumberId: string | null;
};

export type ParseStray = Exclude<
  StrayReason,
  'unknown_number' | 'foreign_app' | 'unmatched_preference' | 'quarantined'
>;

export type Line =
  | StatusLine
  | MessageLine
  | ReactionLine
  | AmendmentLine
  | IdentityLine
  | PreferenceLine
  | TemplateLine
  | AccountLine
  | NewsLine
  | StrayLine;

/** The fields Meta's dashboard offers for a WhatsApp account (recorded 2026-07-24 at v25.0). */
export const KNOWN_FIELDS = [
  'account_alerts',
  'account_review_update',
  'account_settings_update',
  'account_update',
  'automatic_events',
  'business_capability_update',
  'business_status_update',
  'business_username_updates',
  'calls',
  'flows',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
  'history',
  'message_echoes',
  'message_template_components_update',
  'message_template_quality_update',
  'message_template_status_update',
  'messages',
  'messaging_handovers',
  'partner_solutions',
  'payment_configuration_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'smb_app_state_sync',
  'smb_message_echoes',
  'standby',
  'template_category_update',
  'template_correct_category_detection',
  'tracking_events',
  'user_preferences',
] as const;
export type KnownField = (typeof KNOWN_FIELDS)[number];
