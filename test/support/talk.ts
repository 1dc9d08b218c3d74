import type { MessageRow } from '../../preload/contract/rows.ts';
import { type Desk, SENDER, startDesk } from './desk.ts';
import { messageBody } from './meta/bodies.ts';
import type { GraphOptions } from './meta/graph-state.ts';
import { type SentMessage, textMessage } from './meta/message-object.ts';
import { type Meta, startMeta } from './meta/meta.ts';
import type { Socket } from './socket.ts';

export const ACCESS_TOKEN = 'EAAsample/token+with=signs';
export const ASHA = { phone: '919812345601', name: 'Asha Verma' };
/** Somebody whose phone WhatsApp does not show. */
export const ROHAN = { bsuid: 'IN.13491208655302741918', name: 'Rohan Das' };

/** The program, a Meta that it can speak to, and a window. */
export type Talk = AsyncDisposable & {
  readonly desk: Desk;
  readonly meta: Meta;
  readonly window: Socket;
  /** What a student writes; the message's row. */
  readonly hear: (message: Partial<SentMessage> & { readonly wamid: string }, text?: string) => Promise<MessageRow>;
  readonly thread: (registrationId: string) => Promise<readonly MessageRow[]>;
  /** What the Graph API was asked for, of one edge. */
  readonly asked: (edge: string) => readonly Record<string, unknown>[];
};

export const openTalk = async (graph: GraphOptions = {}): Promise<Talk> => {
  await using undo = new AsyncDisposableStack();
  const meta = undo.use(await startMeta({ accessToken: ACCESS_TOKEN, graph }));
  const env = { WHATSAPP_API_URL: meta.address, WHATSAPP_ACCESS_TOKEN: ACCESS_TOKEN };
  const desk = undo.use(await startDesk({ env }));
  const window = undo.use(await desk.window());
  const stack = undo.move();
  const thread: Talk['thread'] = async (registrationId) => (await window.ask('messages.list', { registrationId })).rows;
  return {
    ...{ desk, meta, window, thread },
    hear: async ({ wamid, ...message }, text = 'Hello') => {
      const whole = { ...textMessage({ wamid, at: Date.now(), from: ASHA, text }), ...message };
      await desk.post(messageBody({ ...SENDER, messages: [whole] }));
      const frame = await window.next('message_received', ({ messageId }) => messageId === wamid);
      const row = (await thread(frame.registrationId ?? '')).find(({ id }) => id === frame.id);
      if (!row) throw new Error('The message is in no thread');
      return row;
    },
    asked: (edge) =>
      meta.heard.filter((call) => call.edge === edge).map(({ body }) => (body ?? {}) as Record<string, unknown>),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
