import { useMutation } from '@tanstack/react-query';
import type { Language } from '../../preload/contract/settings.ts';
import { useAsk } from '../desk/use-ask.ts';
import { saveFrom } from '../files/save-from.ts';

const LOOK_EVERY_MS = 300;

/** The whole conversation as a PDF: asked for, awaited, and kept as a file. */
export const useConversationFile = (registrationId: string) => {
  const ask = useAsk();
  const made = useMutation({
    networkMode: 'always',
    mutationFn: async (language: Language) => {
      const begun = await ask('exports.start', { format: 'pdf', registrationId, language });
      let { state } = begun;
      while (state === 'running') {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
        const { rows } = await ask('exports.list', {});
        state = rows.find(({ id }) => id === begun.id)?.state ?? 'failed';
      }
      if (state !== 'done') throw new Error('The conversation could not be written.');
      saveFrom((await ask('exports.ticket', { id: begun.id })).path);
    },
  });
  return { save: made.mutate, running: made.isPending, failed: made.isError };
};
