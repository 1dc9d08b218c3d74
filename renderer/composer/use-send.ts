import { useMutation } from '@tanstack/react-query';
import type { SendParams } from '../../preload/contract/asks/sending.ts';
import type { SkipReason } from '../../preload/contract/outgoing.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import { useDesk } from '../desk/desk-context.ts';
import { useAsk } from '../desk/use-ask.ts';

/** What came of a press: the message waits in the outbox, or why it does not. */
export type Sent = { readonly id: string } | { readonly skipped: SkipReason };

/** Puts a message to one student into the outbox. The same key again queues nothing twice. */
export const useSend = (registrationId: string) => {
  const ask = useAsk();
  const { connection } = useDesk();
  return useMutation({
    networkMode: 'always',
    mutationFn: async (message: Omit<SendParams, 'to'>): Promise<Sent> => {
      const { queued, skipped } = await ask('messages.send', { ...message, to: [registrationId] });
      const [id] = queued;
      return id === undefined ? { skipped: skipped[0]?.reason ?? 'empty' } : { id };
    },
    onSuccess: (sent) => {
      if ('skipped' in sent) return;
      connection.ask('messages.markRead', { registrationId, because: 'replied' }).catch((error: unknown) => {
        // Blue ticks for the student are no part of the answer.
        if (!(error instanceof AskFailure)) throw error;
      });
    },
  });
};
