import type { Graph } from '../graph/graph.ts';
import type { Message } from '../graph/message.ts';
import { sendMessage } from '../graph/send.ts';
import type { Begun, Ended } from '../outbox/keeping.ts';
import { endedOf } from './ended.ts';
import { type UploadOf, withMedia } from './with-media.ts';

type PostNeeds = {
  readonly graphOf: (phoneNumberId: string) => Graph;
  readonly uploadOf: UploadOf;
  readonly now: () => number;
};

/** Answers come within a second. What takes longer than this leaves the message unclear, and its status decides. */
const TIMEOUT_MS = 10_000;

/** The one request of a try. Its callback data, `<message>:<try>`, comes back in every report of it, also if no answer does. */
export const createPost =
  ({ graphOf, uploadOf, now }: PostNeeds) =>
  async (begun: Begun, stop: AbortSignal): Promise<Ended> => {
    const { id, attempt, payload, number, recipient, replyTo } = begun;
    const message = await withMedia(JSON.parse(payload) as Message, (file) => uploadOf(file, number, stop));
    if (!message.ok) return endedOf(message, now());
    const answer = await sendMessage(graphOf(number), {
      phoneNumberId: number,
      recipient,
      message: message.value,
      ...(replyTo !== null && { replyTo }),
      callbackData: `${id}:${attempt}`,
      timeoutMs: TIMEOUT_MS,
      stop,
    });
    return endedOf(answer, now());
  };
