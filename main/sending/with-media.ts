import type { Answer } from '../graph/graph.ts';
import type { Message } from '../graph/message.ts';

/** The id by which a number may send a file of ours, or why Meta has not got it. */
export type UploadOf = (fileId: string, phoneNumberId: string, stop?: AbortSignal) => Promise<Answer<string>>;

/** What stands in the place of Meta's id of a file until it is uploaded. */
const OURS = 'file:';

/** The message with Meta's id in the place of a file of ours. */
export const withMedia = async (
  message: Message,
  upload: (fileId: string) => Promise<Answer<string>>,
): Promise<Answer<Message>> => {
  const holder = message.type === 'template' ? message.header : message;
  if (!holder || !('mediaId' in holder) || !holder.mediaId.startsWith(OURS)) return { ok: true, value: message };
  const media = await upload(holder.mediaId.slice(OURS.length));
  if (!media.ok) return { ok: false, failure: unsent(media.failure) };
  const held = { ...holder, mediaId: media.value };
  return { ok: true, value: (message.type === 'template' ? { ...message, header: held } : held) as Message };
};

/** Whatever became of the file, the message has not gone. */
const unsent = (failure: Failure): Failure =>
  failure.kind === 'unknown_outcome' ? { kind: 'not_sent', why: 'no_connection', details: failure.details } : failure;

type Failure = Extract<Answer<string>, { ok: false }>['failure'];
