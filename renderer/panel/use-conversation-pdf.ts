import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { saveFrom } from '../files/save-from.ts';
import type { Language } from '../i18n/language.ts';

const RUNNING_MS = 400;

/** A student's whole conversation as a file: begun here, looked after until it is whole, and then kept once. */
export const useConversationPdf = (registrationId: string) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const queryKey = keys.exports(collegeId);
  const [awaited, setAwaited] = useState<string | null>(null);
  const list = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('exports.list', {}, { signal }),
    enabled: awaited !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.rows.some((row) => row.state === 'running') ? RUNNING_MS : false),
  });
  const start = useMutation({
    networkMode: 'always',
    mutationFn: (language: Language) => ask('exports.start', { format: 'pdf', registrationId, language }),
    onSuccess: ({ id }) => {
      setAwaited(id);
      return queries.invalidateQueries({ queryKey });
    },
  });
  const cancel = useMutation({
    networkMode: 'always',
    mutationFn: (id: string) => ask('exports.cancel', { id }),
    onSuccess: () => setAwaited(null),
  });
  const save = useMutation({
    networkMode: 'always',
    mutationFn: async (id: string) => saveFrom((await ask('exports.ticket', { id })).path),
  });
  const begun = list.data?.rows.find(({ id }) => id === awaited);
  const state = begun?.state;
  const keep = save.mutate;
  useEffect(() => {
    if (awaited !== null && state === 'done') keep(awaited);
  }, [awaited, state, keep]);
  const dismiss = (): void => {
    start.reset();
    save.reset();
    setAwaited(null);
  };
  return { begun, start, cancel, save, dismiss };
};
