import type { Failure } from '../../preload/contract/failure.ts';
import { adviceOf } from '../../preload/contract/failures.ts';
import { sendMessage } from '../graph/send.ts';
import type { Graphs } from '../graphs.ts';
import type { Store } from '../store/store.ts';
import { errorOf } from './error-of.ts';

export type React = (
  collegeId: string,
  messageId: string,
  emoji: string | null,
  who: string,
) => Promise<Failure | null>;

/**
 * Puts our emoji on what a student wrote, or takes it back: kept at once, then told to Meta, once. What did not go out is
 * kept with why. Where nobody knows, a failure is told too: sending it again changes nothing that is there.
 */
export const createReact =
  (store: Store, graphs: Graphs): React =>
  async (collegeId, messageId, emoji, who) => {
    const begun = await store.write('beginReaction', collegeId, messageId, emoji, who);
    const { phoneNumberId, recipient, wamid, mark, before } = begun;
    const message = { type: 'reaction', wamid, emoji } as const;
    const answer = await sendMessage(graphs(phoneNumberId), { phoneNumberId, recipient, message, callbackData: mark });
    if (answer.ok) return null;
    const error = errorOf(answer.failure);
    await store.write('failReaction', collegeId, mark, before, error);
    return { ...error, advice: adviceOf(error.code) };
  };
