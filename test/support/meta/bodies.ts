import { type Echo, echoObject, messageObject, type SentMessage } from './message-object.ts';
import { contactObject, type Party, type Sender } from './party.ts';
import { type Report, statusObject } from './status-object.ts';

export type Change = { readonly field: string; readonly value: Readonly<Record<string, unknown>> };
/** `time` in seconds; only account and template fields have one (PLATFORM 2.1). */
export type Entry = { readonly id: string; readonly time?: number; readonly changes: readonly Change[] };
export type Body = { readonly object: 'whatsapp_business_account'; readonly entry: readonly Entry[] };

export const envelope = (...entry: readonly Entry[]): Body => ({ object: 'whatsapp_business_account', entry });

const contactsOf = (parties: readonly Party[]): object[] => {
  const named = parties.filter(({ name, username }) => (name ?? username) !== undefined).map(contactObject);
  return [...new Map(named.map((contact) => [JSON.stringify(contact), contact])).values()];
};

const changeValue = (
  { phoneNumberId, displayPhone = '918047100100' }: Sender,
  parties: readonly Party[],
  rest: Readonly<Record<string, unknown>>,
): Change['value'] => {
  const contacts = contactsOf(parties);
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: displayPhone, phone_number_id: phoneNumberId },
    ...(contacts.length > 0 && { contacts }),
    ...rest,
  };
};

/** A change with reports. People who are named get `contacts`, but never on a failure (S6). */
export const statusChange = (sender: Sender, reports: readonly Report[]): Change => {
  const reached = reports.filter(({ status }) => status !== 'failed').map(({ to, group }) => group?.member ?? to);
  return { field: 'messages', value: changeValue(sender, reached, { statuses: reports.map(statusObject) }) };
};

/** A change with what people wrote. */
export const messageChange = (sender: Sender, messages: readonly SentMessage[]): Change => {
  const writers = messages.map(({ from }) => from);
  return { field: 'messages', value: changeValue(sender, writers, { messages: messages.map(messageObject) }) };
};

/** A change with what the business itself sent from the WhatsApp Business app ("coexistence"). */
export const echoChange = (sender: Sender, echoes: readonly Echo[]): Change => ({
  field: 'smb_message_echoes',
  value: changeValue(sender, [], { message_echoes: echoes.map((echo) => echoObject(sender, echo)) }),
});

/** A delivery with one change of reports. */
export const statusBody = ({ statuses, ...sender }: Sender & { readonly statuses: readonly Report[] }): Body =>
  envelope({ id: sender.wabaId, changes: [statusChange(sender, statuses)] });

/** A delivery with one change of incoming messages. */
export const messageBody = ({ messages, ...sender }: Sender & { readonly messages: readonly SentMessage[] }): Body =>
  envelope({ id: sender.wabaId, changes: [messageChange(sender, messages)] });
