import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ParamsOf } from '../../preload/contract/asks.ts';
import type { ExportRow } from '../../preload/contract/exports.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { saveFrom } from './save-from.ts';

const RUNNING_MS = 400;

/**
 * Exports, and what can be done: begin one, take it back, keep its file. What was begun here is kept once, as soon as it
 * is whole. `shown`: the college's of the last day, or nothing until one is begun here.
 */
export const useExport = (shown: 'all' | 'mine') => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const queryKey = keys.exports(collegeId);
  const [awaited, setAwaited] = useState<string | null>(null);
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('exports.list', {}, { signal }),
    enabled: collegeId !== null && (shown === 'all' || awaited !== null),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.rows.some(isRunning) ? RUNNING_MS : false),
  });
  const reread = (): Promise<void> => queries.invalidateQueries({ queryKey });
  const start = useMutation({
    networkMode: 'always',
    mutationFn: (wish: ParamsOf<'exports.start'>) => ask('exports.start', wish),
    onSuccess: ({ id }) => {
      setAwaited(id);
      return reread();
    },
  });
  const cancel = useMutation({
    networkMode: 'always',
    mutationFn: (id: string) => ask('exports.cancel', { id }),
    onSuccess: reread,
  });
  const save = useMutation({
    networkMode: 'always',
    mutationFn: async (id: string) => saveFrom((await ask('exports.ticket', { id })).path),
  });
  const rows = list.data?.rows ?? [];
  const mine = rows.find(({ id }) => id === awaited);
  const state = mine?.state;
  const keep = save.mutate;
  useEffect(() => {
    if (awaited !== null && state === 'done') keep(awaited);
  }, [awaited, state, keep]);
  const dismiss = (): void => {
    start.reset();
    save.reset();
    setAwaited(null);
  };
  return { rows, mine, start, cancel, save, dismiss };
};

export const isRunning = ({ state }: ExportRow): boolean => state === 'running';
