import type { z } from 'zod';
import { ANALYTICS_ASKS, type AnalyticsValues } from './asks/analytics.ts';
import { CAMPAIGN_ASKS, type CampaignValues } from './asks/campaigns.ts';
import { COLLEGE_ASKS, type CollegeValues } from './asks/colleges.ts';
import { CONSENT_ASKS, type ConsentValues } from './asks/consent.ts';
import { CONVERSATION_ASKS, type ConversationValues } from './asks/conversations.ts';
import { DELIVERY_ASKS, type DeliveryValues } from './asks/deliveries.ts';
import { DESK_ASKS, type DeskValues } from './asks/desk.ts';
import { EXPORT_ASKS, type ExportValues } from './asks/exports.ts';
import type { AskShape } from './asks/fields.ts';
import { FILE_ASKS, type FileValues } from './asks/files.ts';
import { HISTORY_ASKS, type HistoryValues } from './asks/history.ts';
import { KEEPING_ASKS, type KeepingValues } from './asks/keeping.ts';
import { MESSAGE_ASKS, type MessageValues } from './asks/messages.ts';
import { QUICK_REPLY_ASKS, type QuickReplyValues } from './asks/quick-replies.ts';
import { REGISTRATION_ASKS, type RegistrationValues } from './asks/registrations.ts';
import { SAVED_FILTER_ASKS, type SavedFilterValues } from './asks/saved-filters.ts';
import { SENDING_ASKS, type SendingValues } from './asks/sending.ts';
import { SETUP_ASKS, type SetupValues } from './asks/setup.ts';
import { TEMPLATE_ASKS, type TemplateValues } from './asks/templates.ts';

/** Every ask a window may make: its params, parsed at the wire, and whether it needs the whole desk or one college. */
export const ASKS = {
  ...COLLEGE_ASKS,
  ...REGISTRATION_ASKS,
  ...MESSAGE_ASKS,
  ...SENDING_ASKS,
  ...TEMPLATE_ASKS,
  ...CAMPAIGN_ASKS,
  ...CONVERSATION_ASKS,
  ...CONSENT_ASKS,
  ...FILE_ASKS,
  ...QUICK_REPLY_ASKS,
  ...HISTORY_ASKS,
  ...SAVED_FILTER_ASKS,
  ...ANALYTICS_ASKS,
  ...KEEPING_ASKS,
  ...EXPORT_ASKS,
  ...SETUP_ASKS,
  ...DELIVERY_ASKS,
  ...DESK_ASKS,
} as const satisfies Record<string, AskShape>;

/** What each is answered with. */
type Values = CollegeValues &
  RegistrationValues &
  MessageValues &
  SendingValues &
  TemplateValues &
  CampaignValues &
  ConversationValues &
  ConsentValues &
  FileValues &
  QuickReplyValues &
  HistoryValues &
  SavedFilterValues &
  AnalyticsValues &
  KeepingValues &
  ExportValues &
  SetupValues &
  DeliveryValues &
  DeskValues;

export type Ask = keyof typeof ASKS;
export type ParamsOf<A extends Ask> = z.infer<(typeof ASKS)[A]['params']>;
export type ValueOf<A extends Ask> = Values[A];

export const isAsk = (name: string): name is Ask => Object.hasOwn(ASKS, name);

/** What an outsider may hear when an ask is refused. */
export const REFUSALS = ['bad_request', 'forbidden', 'not_found', 'conflict', 'unavailable'] as const;
export type RefusalCode = (typeof REFUSALS)[number];
