import { z } from 'zod';
import type { Answer, Graph } from './graph.ts';
import type { Message } from './message.ts';
import { messageFields, messageProblems } from './payload.ts';
import { type Recipient, recipientFields, recipientProblems } from './recipient.ts';

/** One message on its way out. */
export type Outgoing = {
  readonly phoneNumberId: string;
  readonly recipient: Recipient;
  readonly message: Message;
  /** The wamid it answers. */
  readonly replyTo?: string;
  /** Our own id: at most 512 characters, echoed in every status, also when this call gets no answer (PLATFORM 7.5). */
  readonly callbackData: string;
  readonly timeoutMs?: number;
  readonly stop?: AbortSignal;
};

/** What Meta does with what it took: at once, or later if at all (`held`: template pacing), or not while paused (S12). */
export type Handling = 'accepted' | 'held' | 'paused';

export type Sent = {
  readonly wamid: string;
  readonly handling: Handling;
  /** Digits; Meta may have rewritten them, so nothing is matched by it (S12). */
  readonly waId: string | null;
  /** The BSUID of the person, told only where the message went to a BSUID. */
  readonly bsuid: string | null;
};

const LONGEST_CALLBACK_DATA = 512;

const HANDLING: Readonly<Record<string, Handling>> = { held_for_quality_assessment: 'held', paused: 'paused' };

const contact = z.object({ wa_id: z.string().nullable().catch(null), user_id: z.string().nullable().catch(null) });

/** PLATFORM 7.4. Without a wamid it is no answer. */
const sent = z
  .object({
    contacts: z.array(contact).catch([]),
    messages: z.tuple([z.object({ id: z.string().min(1), message_status: z.string().catch('accepted') })], z.unknown()),
  })
  .transform(
    ({ contacts, messages: [{ id, message_status }] }): Sent => ({
      wamid: id,
      handling: HANDLING[message_status] ?? 'accepted',
      waId: contacts[0]?.wa_id ?? null,
      bsuid: contacts[0]?.user_id ?? null,
    }),
  );

/** Why this would be refused, before anything is sent. */
export const outgoingProblems = ({ recipient, message, callbackData }: Outgoing): readonly string[] => [
  ...recipientProblems(recipient),
  ...messageProblems(message),
  ...(callbackData.length > LONGEST_CALLBACK_DATA ? ['The id that travels with the message is too long.'] : []),
];

/** `POST /{phone-number-id}/messages` (PLATFORM 7.1), once: there is no idempotency key, so nothing is retried here. */
export const sendMessage = async (graph: Graph, outgoing: Outgoing): Promise<Answer<Sent>> => {
  const problems = outgoingProblems(outgoing);
  if (problems.length > 0) return { ok: false, failure: { kind: 'unfit', problems } };
  const { phoneNumberId, recipient, message, replyTo, callbackData, timeoutMs, stop } = outgoing;
  return graph({
    method: 'POST',
    path: [phoneNumberId, 'messages'],
    body: {
      json: {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...recipientFields(recipient),
        biz_opaque_callback_data: callbackData,
        ...(replyTo !== undefined && { context: { message_id: replyTo } }),
        ...messageFields(message),
      },
    },
    schema: sent,
    ...(timeoutMs !== undefined && { timeoutMs }),
    stop,
  });
};
