import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

/** Reading an account's list page by page from Meta can take a while. */
const SYNC_TIMEOUT_MS = 120_000;

/** The college's templates as the desk has them, and a way to read them anew from Meta. */
export const useTemplates = () => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const queryKey = keys.templates(collegeId);
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('templates.list', {}, { signal }),
    enabled: collegeId !== null,
    // Meta may have paused one since.
    staleTime: 0,
  });
  const sync = useMutation({
    mutationFn: () => ask('templates.sync', {}, { timeoutMs: SYNC_TIMEOUT_MS }),
    onSuccess: ({ rows }) => queries.setQueryData(queryKey, { rows }),
  });
  return { list, sync };
};
