import { type AddLine, type Change, strayOf } from './change.ts';
import type { KnownField } from './line.ts';
import { parseAccount } from './parse-account.ts';
import { parseMessage } from './parse-message.ts';
import { parsePreference } from './parse-preference.ts';
import { parseStatus } from './parse-status.ts';
import { parseTemplate } from './parse-template.ts';
import { readContacts } from './person.ts';
import { list } from './read.ts';

type ParseValue = (change: Change, add: AddLine) => void;

const conversation: ParseValue = (change, add) => {
  const { value } = change;
  const statuses = list(value, 'statuses');
  const messages = list(value, 'messages');
  const acquaint = readContacts(value, statuses.length + messages.length);
  for (const status of statuses) add(parseStatus(status, change, acquaint));
  for (const message of messages) add(parseMessage(message, 'in', change, acquaint));
  // With a message beside them these are that message's errors, and stand in it too.
  if (messages.length === 0) for (const _ of list(value, 'errors')) add(strayOf('account_error', change));
};

const echoes: ParseValue = (change, add) => {
  const messages = list(change.value, 'message_echoes');
  const acquaint = readContacts(change.value, messages.length);
  for (const message of messages) add(parseMessage(message, 'out', change, acquaint));
};

/** While Meta's own agent holds the conversation, its replies come as echoes beside the student's messages. */
const standby: ParseValue = (change, add) => {
  conversation(change, add);
  echoes(change, add);
};

const preferences: ParseValue = (change, add) => {
  const wishes = list(change.value, 'user_preferences');
  const acquaint = readContacts(change.value, wishes.length);
  for (const wish of wishes) add(parsePreference(wish, change, acquaint));
};

const template: ParseValue = (change, add) => add(parseTemplate(change));

/** Known and kept, whatever its value holds. */
const news: ParseValue = ({ wabaId, phoneNumberId, field }, add) => add({ kind: 'news', wabaId, phoneNumberId, field });

/** How each field is read: by field alone, never by the lists a value holds, for `calls` has `statuses[]` of its own. */
export const VALUE_PARSERS = {
  account_alerts: parseAccount,
  account_review_update: news,
  account_settings_update: news,
  account_update: parseAccount,
  automatic_events: news,
  business_capability_update: parseAccount,
  business_status_update: news,
  business_username_updates: news,
  calls: news,
  flows: news,
  group_lifecycle_update: news,
  group_participants_update: news,
  group_settings_update: news,
  group_status_update: news,
  history: news,
  message_echoes: echoes,
  message_template_components_update: template,
  message_template_quality_update: template,
  message_template_status_update: template,
  messages: conversation,
  messaging_handovers: news,
  partner_solutions: news,
  payment_configuration_update: news,
  phone_number_name_update: news,
  phone_number_quality_update: parseAccount,
  security: news,
  smb_app_state_sync: news,
  smb_message_echoes: echoes,
  standby,
  template_category_update: template,
  template_correct_category_detection: news,
  tracking_events: news,
  user_preferences: preferences,
} as const satisfies Record<KnownField, ParseValue>;

export const isKnownField = (name: string): name is KnownField => Object.hasOwn(VALUE_PARSERS, name);
