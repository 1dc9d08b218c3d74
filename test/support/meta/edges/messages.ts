import { z } from 'zod';
import type { Edge } from '../graph.ts';
import { GraphError } from '../graph-error.ts';
import { makeWamid } from '../wamid.ts';

const request = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.enum(['individual', 'group']).optional(),
  to: z.string().optional(),
  recipient: z.string().optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
  type: z.string().default('text'),
});

/** `POST /{phone-number-id}/messages` (PLATFORM 7.1, 7.4). With both `to` and `recipient`, `to` wins. */
export const sendMessage: Edge = (graph, { number, body }) => {
  const parsed = request.safeParse(body);
  if (!parsed.success) throw new GraphError(100, 'Invalid parameter', { details: z.prettifyError(parsed.error) });
  const { to, recipient, type, biz_opaque_callback_data: callbackData } = parsed.data;
  const input = to ?? recipient;
  if (input === undefined) throw new GraphError(100, 'The parameter to is required.');
  if (parsed.data[type] === undefined) {
    throw new GraphError(131_008, 'Required parameter is missing', {
      details: `Parameter '${type}' is mandatory for type '${type}'`,
    });
  }
  const phone = to?.replace(/\D/g, '');
  const wamid = makeWamid(graph.random, phone ?? input);
  graph.accept({
    wamid,
    sender: number,
    to: phone === undefined ? { bsuid: input } : { phone },
    type,
    ...(callbackData !== undefined && { callbackData }),
  });
  return {
    messaging_product: 'whatsapp',
    contacts: [phone === undefined ? { input, user_id: input } : { input, wa_id: phone }],
    messages: [{ id: wamid, ...(type === 'template' && { message_status: 'accepted' }) }],
  };
};
