import { type Desk, type DeskOptions, SENDER, startDesk } from './desk.ts';
import { TOKEN } from './graph.ts';
import { messageBody } from './meta/bodies.ts';
import { textMessage } from './meta/message-object.ts';
import { A_NUMBER, type Meta, type MetaOptions, startMeta } from './meta/meta.ts';
import type { Socket } from './socket.ts';

export type SendingDesk = AsyncDisposable & {
  readonly desk: Desk;
  readonly meta: Meta;
  readonly window: Socket;
  /** Registrations whose 24-hour window is open; their ids. */
  readonly students: (count: number) => Promise<readonly string[]>;
};

/** What a desk is told so that it sends through this Meta. */
export const sendsThrough = ({ address }: Pick<Meta, 'address'>): Readonly<Record<string, string>> => ({
  WHATSAPP_API_URL: address,
  WHATSAPP_ACCESS_TOKEN: TOKEN,
});

export const phoneOf = (index: number): string => `9198${String(10_000_000 + index)}`;

/** People who have just written to the college: each may be answered with a text. */
export const openWindows = async (
  { meta, window }: Pick<SendingDesk, 'meta' | 'window'>,
  count: number,
): Promise<readonly string[]> => {
  const rows = Array.from({ length: count }, (_, i) => ({
    externalId: `A-${i}`,
    name: `Student ${i}`,
    phone: `+${phoneOf(i)}`,
  }));
  await window.ask('registrations.import', { rows });
  for (let from = 0; from < count; from += 500) {
    const messages = rows.slice(from, from + 500).map((_, i) =>
      textMessage({
        wamid: `wamid.in.${from + i}`,
        at: Date.now(),
        from: { phone: phoneOf(from + i) },
        text: 'Hello',
      }),
    );
    await meta.deliver(messageBody({ ...A_NUMBER, messages }));
  }
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await window.ask('registrations.list', { limit: 500, ...(after !== undefined && { after }) });
    ids.push(...page.rows.filter(({ windowUntil }) => windowUntil !== null).map(({ id }) => id));
    if (page.next === null) return ids;
    after = page.next;
  }
};

/** The whole program in this test and a Meta that it sends through. */
export const startSendingDesk = async (
  options: MetaOptions = {},
  { env = {}, ...more }: DeskOptions = {},
): Promise<SendingDesk> => {
  await using undo = new AsyncDisposableStack();
  const meta = undo.use(await startMeta({ accessToken: TOKEN, ...options }));
  const desk = undo.use(await startDesk({ env: { ...sendsThrough(meta), ...env }, ...more }));
  meta.deliverTo(desk.webhook);
  const window = undo.use(await desk.window());
  const stack = undo.move();
  return {
    desk,
    meta,
    window,
    students: (count) => openWindows({ meta, window }, count),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};

export const OUR_NUMBER = SENDER.phoneNumberId;
