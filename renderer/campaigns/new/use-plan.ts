import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ParamsOf } from '../../../preload/contract/asks.ts';
import { AskFailure } from '../../connection/ask-failure.ts';
import { useFeed } from '../../connection/use-feed.ts';
import { keys } from '../../desk/keys.ts';
import { useAsk } from '../../desk/use-ask.ts';

/** Filling a template for ten thousand students takes the desk a while. */
const PREVIEW_TIMEOUT_MS = 60_000;

export type Plan = ParamsOf<'campaigns.preview'>;

/** What a plan would do, and its beginning. */
export const usePlan = (plan: Plan, onStarted: (id: string) => void) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  // However often it is pressed, and whatever becomes of an answer, it begins once.
  const [dedupeKey] = useState(() => crypto.randomUUID());
  const preview = useQuery({
    queryKey: keys.plan(collegeId, plan),
    queryFn: ({ signal }) => ask('campaigns.preview', plan, { signal, timeoutMs: PREVIEW_TIMEOUT_MS }),
    placeholderData: keepPreviousData,
    enabled: collegeId !== null,
    staleTime: 0,
  });
  const start = useMutation({
    networkMode: 'always',
    mutationFn: (more: { readonly name: string; readonly expected: number }) =>
      ask('campaigns.start', { ...plan, ...more, dedupeKey }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: keys.campaigns(collegeId) });
      onStarted(id);
    },
    onError: () => void preview.refetch(),
  });
  const changed = start.error instanceof AskFailure && start.error.code === 'conflict';
  return { preview, start, changed };
};
