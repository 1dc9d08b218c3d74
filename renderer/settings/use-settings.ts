import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../preload/contract/settings.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { type Change, withChange } from './change.ts';

export type SettingsInHand = {
  readonly settings: Settings | undefined;
  readonly unreadable: boolean;
  readonly readAgain: () => void;
  /** Shows the change at once and saves it; a refused one is taken back. */
  readonly change: (change: Change) => void;
  /** How the last change ended. `forbidden`: whoever is here may look only. */
  readonly outcome: 'kept' | 'forbidden' | 'not_saved';
};

/** The desk's settings, and the hand that changes them. */
export const useSettings = (): SettingsInHand => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const queryKey = keys.settings(collegeId);
  const read = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('settings.get', {}, { signal }),
    enabled: collegeId !== null,
    // Another window may have changed them since.
    staleTime: 0,
  });
  const isLast = (): boolean => queries.isMutating({ mutationKey: queryKey }) === 1;
  const save = useMutation({
    mutationKey: queryKey,
    mutationFn: (change: Change) => ask('settings.save', change),
    networkMode: 'always',
    // One after the other, so that the last choice is the one that stays.
    scope: { id: 'settings' },
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData<Settings>(queryKey);
      if (before) queries.setQueryData(queryKey, withChange(before, change));
      return before;
    },
    onSuccess: (saved) => {
      if (isLast()) queries.setQueryData(queryKey, saved);
    },
    onError: (_error, _change, before) => {
      if (before) queries.setQueryData(queryKey, before);
      if (isLast()) void queries.invalidateQueries({ queryKey });
    },
  });
  return {
    settings: read.data,
    unreadable: read.isError && !read.data,
    readAgain: () => void read.refetch(),
    change: save.mutate,
    outcome: !save.isError
      ? 'kept'
      : save.error instanceof AskFailure && save.error.code === 'forbidden'
        ? 'forbidden'
        : 'not_saved',
  };
};
