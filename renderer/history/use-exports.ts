import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import type { ExportRow } from '../../preload/contract/exports.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { saveFrom } from '../files/save-from.ts';
import { useLanguage } from '../i18n/use-language.ts';

const RUNNING_MS = 400;

/** The college's exports of the last day, and what can be done: begin one, take it back, keep its file. */
export const useExports = () => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const queryKey = keys.exports(collegeId);
  const [awaited, setAwaited] = useState<string | null>(null);
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('exports.list', {}, { signal }),
    enabled: collegeId !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.rows.some(isRunning) ? RUNNING_MS : false),
  });
  const reread = (): Promise<void> => queries.invalidateQueries({ queryKey });
  const start = useMutation({
    networkMode: 'always',
    mutationFn: ({ format, filters }: { format: 'csv' | 'xlsx'; filters: HistoryFilters }) =>
      ask('exports.start', { format, filters, language }),
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
    // What was begun here is kept as soon as it is whole, once.
    if (awaited !== null && state === 'done') keep(awaited);
  }, [awaited, state, keep]);
  // One that goes on since before this page was opened is shown too.
  const begun = mine ?? rows.find(isRunning);
  return { rows, begun, start, cancel, save, forget: () => setAwaited(null) };
};

export const isRunning = ({ state }: ExportRow): boolean => state === 'running';
