import type { Party, Sender } from './party.ts';

/** What someone wrote to the business. `content` is keyed by its type as Meta does: `{ text: { body } }`. */
export type SentMessage = {
  readonly wamid: string;
  readonly at: number;
  readonly from: Party;
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly replyTo?: { readonly wamid: string; readonly author?: string };
};

/** A text the business sent from its phone, told to its other programs. */
export type Echo = { readonly wamid: string; readonly at: number; readonly to: Party; readonly text: string };

const seconds = (at: number): string => String(Math.floor(at / 1_000));

/** An element of `value.messages[]` (PLATFORM 6). */
export const messageObject = ({ wamid, at, from, type, content, replyTo }: SentMessage): object => ({
  ...(replyTo && { context: { ...(replyTo.author !== undefined && { from: replyTo.author }), id: replyTo.wamid } }),
  ...(from.phone !== undefined && { from: from.phone }),
  ...(from.bsuid !== undefined && { from_user_id: from.bsuid }),
  id: wamid,
  timestamp: seconds(at),
  type,
  ...content,
});

/** An element of `value.message_echoes[]` (PLATFORM 2.2). */
export const echoObject = ({ displayPhone = '918047100100' }: Sender, { wamid, at, to, text }: Echo): object => ({
  from: displayPhone,
  ...(to.phone !== undefined && { to: to.phone }),
  ...(to.bsuid !== undefined && { to_user_id: to.bsuid }),
  id: wamid,
  timestamp: seconds(at),
  type: 'text',
  text: { body: text },
});

/** The commonest message: words, perhaps as an answer to another. */
export const textMessage = ({
  text,
  ...rest
}: Omit<SentMessage, 'type' | 'content'> & { readonly text: string }): SentMessage => ({
  ...rest,
  type: 'text',
  content: { text: { body: text } },
});
