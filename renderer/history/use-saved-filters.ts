import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedFilters } from '../../preload/contract/asks/saved-filters.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

/** The college's saved filters, and what can be done to them. */
export const useSavedFilters = () => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const queryKey = keys.savedFilters(collegeId);
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('savedFilters.list', {}, { signal }),
    enabled: collegeId !== null,
    // A colleague may have saved some since.
    staleTime: 0,
  });
  const onSuccess = (): Promise<void> => queries.invalidateQueries({ queryKey });
  const save = useMutation({
    networkMode: 'always',
    mutationFn: ({ id, name, filters }: Omit<SavedFilters, 'id'> & { readonly id?: string }) =>
      ask('savedFilters.save', { name, filters, ...(id !== undefined && { id }) }),
    onSuccess,
  });
  const remove = useMutation({
    networkMode: 'always',
    mutationFn: (id: string) => ask('savedFilters.remove', { id }),
    onSuccess,
  });
  return { rows: list.data?.rows ?? [], list, save, remove };
};
