import { z } from 'zod';
import type { Answer, Graph } from './graph.ts';

/** `{"success":true}`; anything else is no answer. */
const done = z.object({ success: z.literal(true) }).transform(() => null);

type Incoming = { readonly phoneNumberId: string; readonly wamid: string };

/** Shows the person two blue ticks on this message and on all before it; for messages of the last 30 days (PLATFORM 7.3). */
export const markRead = (graph: Graph, incoming: Incoming): Promise<Answer<null>> => tell(graph, incoming, {});

/** "Typing..." until the reply comes or for 25 seconds. There is no typing without marking as read (S18). */
export const showTyping = (graph: Graph, incoming: Incoming): Promise<Answer<null>> =>
  tell(graph, incoming, { typing_indicator: { type: 'text' } });

const tell = (graph: Graph, { phoneNumberId, wamid }: Incoming, more: object): Promise<Answer<null>> =>
  graph({
    method: 'POST',
    path: [phoneNumberId, 'messages'],
    body: { json: { messaging_product: 'whatsapp', status: 'read', message_id: wamid, ...more } },
    schema: done,
  });
