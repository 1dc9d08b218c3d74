import { change, conversation, envelope, type Json, METADATA, NUMBER, WABA } from '../../fixtures/envelope.ts';
import { ECHO_EDIT, ECHO_REVOKE, VALUES } from '../../fixtures/fields.ts';
import { EVERY_MESSAGE } from '../../fixtures/messages.ts';
import {
  ASHA,
  batchOf,
  DELIVERED,
  DELIVERED_BSUID_ONLY,
  FAILED,
  GROUP_READS,
  LEGACY,
  PAYMENTS,
  PLAYED,
  READ,
  SENT,
  SENT_V23,
} from '../../fixtures/statuses.ts';
import { echoChange, messageBody, statusBody } from '../meta/bodies.ts';
import { textMessage } from '../meta/message-object.ts';

const SENDER = { wabaId: WABA, phoneNumberId: NUMBER, displayPhone: METADATA.display_phone_number };
const asha = { phone: ASHA.wa_id, bsuid: ASHA.user_id, name: ASHA.profile.name };
const at = Date.UTC(2026, 10, 20, 6, 40);

const STATUSES: readonly Json[] = [
  SENT_V23,
  SENT,
  DELIVERED,
  READ,
  PLAYED,
  DELIVERED_BSUID_ONLY,
  FAILED,
  ...GROUP_READS,
  ...PAYMENTS,
  ...LEGACY,
];

/** At least one delivery of every field, every type of message and every kind of status that Meta is known to send. */
export const REAL_BODIES: readonly Json[] = [
  ...STATUSES.map((status) => messages({ contacts: [ASHA], statuses: [status] })),
  ...EVERY_MESSAGE.map((message) => messages({ contacts: [ASHA], messages: [message] })),
  ...Object.entries(VALUES).map(([field, value]) => envelope(change(field, value))),
  ...[ECHO_EDIT, ECHO_REVOKE].map((echo) =>
    envelope(change('smb_message_echoes', conversation({ message_echoes: [echo] }))),
  ),
  messages({ contacts: [ASHA], statuses: batchOf(12) }),
  messages({ contacts: [ASHA], statuses: STATUSES, messages: EVERY_MESSAGE }),
  ...[
    statusBody({ ...SENDER, statuses: [{ wamid: 'wamid.a', status: 'read', at, to: asha, pricing: 'utility' }] }),
    statusBody({ ...SENDER, statuses: [{ wamid: 'wamid.a', status: 'failed', at, to: asha, failure: 131_026 }] }),
    messageBody({ ...SENDER, messages: [textMessage({ wamid: 'wamid.b', at, from: asha, text: 'When?' })] }),
    {
      ...envelope(),
      entry: [{ id: WABA, changes: [echoChange(SENDER, [{ wamid: 'wamid.c', at, to: asha, text: 'Now' }])] }],
    },
  ].map((body) => JSON.parse(JSON.stringify(body)) as Json),
];

function messages(parts: { readonly [key: string]: Json }): Json {
  return envelope(change('messages', conversation(parts)));
}
