import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import type { TemplateRow } from '../../preload/contract/template.ts';
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
  /** The template of a choice as it stands now; it may have been edited or paused since it was chosen. */
  const rowOf = (choice: TemplateChoice | null): TemplateRow | null =>
    list.data?.rows.find(({ name, language }) => name === choice?.name && language === choice.language) ?? null;
  return { list, sync, rowOf };
};
