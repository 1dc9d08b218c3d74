import { z } from 'zod';
import type { Edge } from '../graph.ts';
import { GraphError } from '../graph-error.ts';
import type { Graph } from '../graph-state.ts';
import type { Outcome } from '../speak.ts';
import { checkTemplate } from '../template-check.ts';
import { makeWamid } from '../wamid.ts';
import { numberOf } from './number.ts';

const request = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.enum(['individual', 'group']).optional(),
  to: z.string().optional(),
  recipient: z.string().optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
  type: z.string().default('text'),
  status: z.literal('read').optional(),
  message_id: z.string().startsWith('wamid.').optional(),
});
type Sent = z.infer<typeof request>;

const BSUID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;
const MEDIA = ['image', 'video', 'audio', 'document', 'sticker'];

/** `POST /{phone-number-id}/messages` (PLATFORM 7.1, 7.3, 7.4). With both `to` and `recipient`, `to` wins. */
export const sendMessage: Edge = (graph, call) => {
  const number = numberOf(graph, call.id);
  const parsed = request.safeParse(call.body);
  if (!parsed.success) throw new GraphError(100, 'Invalid parameter', { details: z.prettifyError(parsed.error) });
  const { to, recipient, type, status, biz_opaque_callback_data: callbackData } = parsed.data;
  if (status === 'read') return { kind: 'value', value: { success: true } };
  const input = to ?? recipient;
  if (input === undefined) throw new GraphError(100, 'The parameter to is required.');
  const phone = to?.replace(/\D/g, '');
  const template = checkContent(graph, parsed.data);
  if (phone === number.displayPhone) throw new GraphError(131_021, 'Recipient cannot be sender');
  if (to === undefined && !BSUID.test(input)) throw new GraphError(131_009, 'Parameter value is not valid');
  if (to === undefined && template?.category === 'AUTHENTICATION') {
    throw new GraphError(131_062, 'Business-scoped user IDs are not supported for this message');
  }
  graph.limits.send(number.phoneNumberId, phone ?? input);
  const wamid = makeWamid(graph.random, phone ?? input);
  const answer = {
    messaging_product: 'whatsapp',
    contacts: [phone === undefined ? { input, user_id: input } : { input, wa_id: phone }],
    messages: [{ id: wamid, ...(type === 'template' && { message_status: 'accepted' }) }],
  } as const;
  // A BSUID in `to` is taken and silently lost (PLATFORM 7.1).
  if (to === undefined || !BSUID.test(to)) {
    graph.accept({
      wamid,
      sender: number,
      to: phone === undefined ? { bsuid: input } : { phone },
      type,
      ...(callbackData !== undefined && { callbackData }),
    });
  }
  return { kind: 'value', value: answer } satisfies Outcome;
};

const checkContent = (graph: Graph, sent: Sent): ReturnType<typeof checkTemplate> => {
  const { type } = sent;
  const content = sent[type];
  if (content === undefined) {
    throw new GraphError(131_008, 'Required parameter is missing', {
      details: `Parameter '${type}' is mandatory for type '${type}'`,
    });
  }
  if (type === 'template') return checkTemplate(graph.templates, content);
  if (type === 'text' && !z.object({ body: z.string().min(1).max(4_096) }).safeParse(content).success) {
    throw new GraphError(100, 'Invalid parameter', {
      details: 'Param text["body"] must be at most 4096 characters long.',
    });
  }
  if (MEDIA.includes(type)) checkMedia(graph, content);
  return null;
};

const checkMedia = (graph: Graph, content: unknown): void => {
  const parsed = z.looseObject({ id: z.string().optional(), link: z.string().optional() }).safeParse(content);
  if (parsed.data?.link !== undefined) return;
  if (parsed.data?.id === undefined || !graph.media.get(parsed.data.id)) {
    throw new GraphError(131_009, 'Parameter value is not valid', { details: 'The media id does not exist.' });
  }
};
