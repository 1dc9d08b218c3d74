import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BackupsList } from '../../preload/contract/backups.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

const WATCHED_MS = 500;
/** A large one is walked page by page. */
const PLAN_MS = 10 * 60_000;

/** The desk's backups; asked again and again while one is being made. */
export const useBackups = () => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  return useQuery({
    queryKey: keys.backups(collegeId),
    queryFn: ({ signal }) => ask('backups.list', {}, { signal }),
    enabled: collegeId !== null,
    refetchInterval: ({ state }) => (state.data?.running ? WATCHED_MS : false),
    // One is made every day, by itself.
    staleTime: 0,
  });
};

/** What a backup holds, and what would be lost by going back to it. Walked anew each time it is looked at. */
export const useBackupPlan = (name: string) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  return useQuery({
    queryKey: keys.backupPlan(collegeId, name),
    queryFn: ({ signal }) => ask('backups.plan', { name }, { signal, timeoutMs: PLAN_MS }),
    enabled: collegeId !== null,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
};

/** Begins a backup, goes back to one at the next start, or does not after all. */
export const useKeeping = () => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const queryKey = keys.backups(collegeId);
  const show = (list: BackupsList): void => void queries.setQueryData(queryKey, list);
  const create = useMutation({
    networkMode: 'always',
    mutationFn: () => ask('backups.create', {}),
    onSuccess: show,
  });
  const restore = useMutation({
    networkMode: 'always',
    mutationFn: (name: string) => ask('backups.restore', { name }, { timeoutMs: PLAN_MS }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  const stay = useMutation({ networkMode: 'always', mutationFn: () => ask('backups.stay', {}), onSuccess: show });
  return { create, restore, stay };
};
