import type { Answer } from '../graph/graph.ts';
import { type Message, ourFileOf } from '../graph/message.ts';

/** The id by which a number may send a file of ours, or why Meta has not got it. */
export type UploadOf = (fileId: string, phoneNumberId: string, stop?: AbortSignal) => Promise<Answer<string>>;

/** The message with Meta's id in the place of a file of ours. */
export const withMedia = async (
  message: Message,
  upload: (fileId: string) => Promise<Answer<string>>,
): Promise<Answer<Message>> => {
  const holder = message.type === 'template' ? message.header : message;
  const file = holder && 'mediaId' in holder ? ourFileOf(holder.mediaId) : null;
  if (file === null) return { ok: true, value: message };
  const media = await upload(file);
  if (!media.ok) return { ok: false, failure: unsent(media.failure) };
  const held = { ...holder, mediaId: media.value };
  return { ok: true, value: (message.type === 'template' ? { ...message, header: held } : held) as Message };
};

/** Whatever became of the file, the message has not gone. */
const unsent = (failure: Failure): Failure =>
  failure.kind === 'unknown_outcome' ? { kind: 'not_sent', why: 'no_connection', details: failure.details } : failure;

type Failure = Extract<Answer<string>, { ok: false }>['failure'];
