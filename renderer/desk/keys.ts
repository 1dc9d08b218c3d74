import type { Grouping } from '../../preload/contract/analytics.ts';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import type { RegistrationFilters } from '../../preload/contract/asks/registrations.ts';
import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import type { ParamsOf } from '../../preload/contract/asks.ts';
import type { SkipReason } from '../../preload/contract/outgoing.ts';
import type { Days } from '../analytics/days.ts';
import type { Narrowed } from '../campaigns/narrowed.ts';

/** Names of what was read, for the cache. All begin with the college, so that nothing of one shows in another. */
export const keys = {
  lists: (collegeId: string | null) => [collegeId, 'registrations'] as const,
  list: (collegeId: string | null, filters: RegistrationFilters) => [collegeId, 'registrations', filters] as const,
  /** A list of registrations too: what alters one of those alters this. */
  conversations: (collegeId: string | null, search: string, unreadFirst: boolean) =>
    [collegeId, 'registrations', 'conversations', search, unreadFirst] as const,
  unread: (collegeId: string | null) => [collegeId, 'unread'] as const,
  quickReplies: (collegeId: string | null) => [collegeId, 'quick-replies'] as const,
  media: (collegeId: string | null, messageId: string) => [collegeId, 'media', messageId] as const,
  facets: (collegeId: string | null) => [collegeId, 'facets'] as const,
  registration: (collegeId: string | null, id: string) => [collegeId, 'registration', id] as const,
  thread: (collegeId: string | null, registrationId: string) => [collegeId, 'thread', registrationId] as const,
  timeline: (collegeId: string | null, id: string, seq: number) => [collegeId, 'timeline', id, seq] as const,
  templates: (collegeId: string | null) => [collegeId, 'templates'] as const,
  previews: (collegeId: string | null) => [collegeId, 'preview'] as const,
  preview: (collegeId: string | null, template: TemplateChoice, registrationId: string | null) =>
    [collegeId, 'preview', template, registrationId] as const,
  campaigns: (collegeId: string | null) => [collegeId, 'campaigns'] as const,
  campaign: (collegeId: string | null, id: string) => [collegeId, 'campaign', id] as const,
  members: (collegeId: string | null, id: string, narrowed: Narrowed) => [collegeId, 'members', id, narrowed] as const,
  plan: (collegeId: string | null, plan: ParamsOf<'campaigns.preview'>) => [collegeId, 'plan', plan] as const,
  planSkipped: (collegeId: string | null, plan: ParamsOf<'campaigns.preview'>, reason: SkipReason) =>
    [collegeId, 'plan', plan, reason] as const,
  sending: (collegeId: string | null) => [collegeId, 'sending'] as const,
  /** Figures move with every message. */
  analytics: (collegeId: string | null) => [collegeId, 'analytics'] as const,
  summary: (collegeId: string | null, days: Days | null, groupBy: Grouping) =>
    [collegeId, 'analytics', days, groupBy] as const,
  analyticsPage: ['analytics-page'] as const,
  allRawDeliveries: (collegeId: string | null) => [collegeId, 'raw'] as const,
  rawDeliveries: (collegeId: string | null, search: string, strays: boolean) =>
    [collegeId, 'raw', 'list', search, strays] as const,
  rawDelivery: (collegeId: string | null, id: number) => [collegeId, 'raw', 'one', id] as const,
  replay: (collegeId: string | null) => [collegeId, 'replay'] as const,
  unheard: (collegeId: string | null) => [collegeId, 'unheard'] as const,
  history: (collegeId: string | null, filters: HistoryFilters) => [collegeId, 'history', filters] as const,
  /** The newest message that fits. */
  newest: (collegeId: string | null, filters: HistoryFilters) => [collegeId, 'newest', filters] as const,
  message: (collegeId: string | null, id: string) => [collegeId, 'message', id] as const,
  deliveries: (collegeId: string | null, messageId: string) => [collegeId, 'deliveries', messageId] as const,
  exports: (collegeId: string | null) => [collegeId, 'exports'] as const,
  savedFilters: (collegeId: string | null) => [collegeId, 'saved-filters'] as const,
  campaignChoices: (collegeId: string | null) => [collegeId, 'campaign-choices'] as const,
  accountNews: (collegeId: string | null) => [collegeId, 'account-news'] as const,
  health: (collegeId: string | null) => [collegeId, 'health'] as const,
  collegeSettings: (collegeId: string | null) => [collegeId, 'college-settings'] as const,
  autoReplies: (collegeId: string | null) => [collegeId, 'auto-replies'] as const,
  autoPreview: (collegeId: string | null, heard: { text: string; at: string }) =>
    [collegeId, 'auto-preview', heard] as const,
  audit: (collegeId: string | null) => [collegeId, 'audit'] as const,
  backups: (collegeId: string | null) => [collegeId, 'backups'] as const,
  backupPlan: (collegeId: string | null, name: string) => [collegeId, 'backup-plan', name] as const,
  apps: (collegeId: string | null) => [collegeId, 'apps'] as const,
  numbers: (collegeId: string | null) => [collegeId, 'numbers'] as const,
  tokens: (collegeId: string | null) => [collegeId, 'tokens'] as const,
  settings: (collegeId: string | null) => [collegeId, 'settings'] as const,
  colleges: ['colleges'] as const,
};

/** Whether what was read under this key may stay when this college is shown. */
export const isOf = (collegeId: string | null, key: readonly unknown[]): boolean =>
  key[0] === collegeId || key[0] === keys.colleges[0] || key[0] === keys.analyticsPage[0];
