import { useMutation } from '@tanstack/react-query';
import type { Failure } from '../../preload/contract/failure.ts';
import { useAsk } from '../desk/use-ask.ts';

/** Puts our emoji on a message, `null` takes it back. What did not go out is told by the message itself. */
export const useReact = (messageId: string) => {
  const ask = useAsk();
  return useMutation({
    networkMode: 'always',
    mutationFn: (emoji: string | null): Promise<{ error: Failure | null }> =>
      ask('messages.react', { id: messageId, emoji }),
  });
};
