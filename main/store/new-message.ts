import type { Content } from '../meta/line.ts';
import type { MessageRecord } from './message-record.ts';

type New = Omit<MessageRecord, 'n' | 'seq'>;

/** What must be said of a message when it is made; the fold says the rest. */
export type Origins = Pick<
  New,
  | 'id'
  | 'college_id'
  | 'registration'
  | 'phone_number_id'
  | 'direction'
  | 'origin'
  | 'phone'
  | 'bsuid'
  | 'group_id'
  | 'delivery'
>;

/** A message before anything is known of its words or its way. */
export const newMessage = (origins: Origins): New => ({
  ...origins,
  kind: 'unknown',
  said: '',
  said_at: null,
  text: '',
  media: null,
  extra: null,
  reply_to: null,
  wamid: null,
  at: 0,
  status: 'queued',
  status_at: 0,
  times: '{}',
  conflict: 0,
  error: null,
  pricing: null,
  edited: 0,
  revoked: 0,
  news_seq: null,
  replied_at: null,
});

/** The columns that a message's own words fill. */
export const wordsOf = (content: Content, at: number, replyTo: string | null) =>
  ({
    kind: content.kind,
    said: content.text,
    said_at: at,
    media: content.media && JSON.stringify(content.media),
    extra: content.extra && JSON.stringify(content.extra),
    reply_to: replyTo,
  }) satisfies Partial<MessageRecord>;
