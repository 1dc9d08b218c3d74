import { useMutation, useQueryClient } from '@tanstack/react-query';
import { NO_DRAFT } from '../composer/drafts.ts';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import { useAsk } from '../desk/use-ask.ts';

/** A desk reads whole tables for every trace of a person. */
const FORGET_MS = 10 * 60_000;

/** Erases a student; `leave` drops what this window still holds of them, once nobody looks at it any more. */
export const useForget = (registrationId: string) => {
  const ask = useAsk();
  const { drafts } = useDesk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const forget = useMutation({
    networkMode: 'always',
    mutationFn: () => ask('registrations.forget', { id: registrationId }, { timeoutMs: FORGET_MS }),
  });
  const leave = (): void => {
    drafts.keep(collegeId ?? '', registrationId, NO_DRAFT);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(registrationId) });
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === collegeId });
  };
  return { forget, leave };
};
