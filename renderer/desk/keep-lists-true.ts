import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ValueOf } from '../../preload/contract/asks.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import type { Clock } from '../connection/clock.ts';
import type { Phase } from '../connection/feed.ts';
import type { Desk } from './desk.ts';
import { keys } from './keys.ts';
import { throttle } from './throttle.ts';

const LISTS_MS = 2_000;
const FEW = 20;

/**
 * Reads again what frames only hint at: a single altered registration by itself, the lists when many changed, when
 * somebody new appeared, and after the window was away.
 */
export const keepListsTrue = ({ connection, store }: Desk, queries: QueryClient, clock: Clock): void => {
  let phase: Phase = connection.feed().phase;
  let wasAway = false;
  const altered = new Map<string, number>();

  const rereadLists = throttle(clock, LISTS_MS, () => {
    const { collegeId } = connection.feed();
    void queries.invalidateQueries({ queryKey: keys.lists(collegeId) });
    void queries.invalidateQueries({ queryKey: keys.facets(collegeId) });
  });

  const rereadTemplates = throttle(clock, LISTS_MS, () => {
    const { collegeId } = connection.feed();
    void queries.invalidateQueries({ queryKey: keys.templates(collegeId) });
    void queries.invalidateQueries({ queryKey: keys.previews(collegeId) });
  });

  const rereadAltered = throttle(clock, 100, () => {
    const batch = [...altered];
    altered.clear();
    if (batch.length > FEW) return rereadLists();
    for (const [id, seq] of batch) void reread(id, seq);
  });

  const reread = async (id: string, seq: number): Promise<void> => {
    const { collegeId } = connection.feed();
    try {
      const row = await connection.ask('registrations.get', { id });
      if (connection.feed().collegeId !== collegeId) return;
      store.layRow(row, seq);
      queries.setQueryData(keys.registration(collegeId, id), { row, asOf: seq });
      if (!isListed(queries, collegeId, id)) rereadLists();
    } catch (error) {
      if (!(error instanceof AskFailure)) throw error;
      rereadLists();
    }
  };

  connection.subscribe({
    frame: (frame) => {
      if (frame.type === 'templates_changed') return rereadTemplates();
      if (frame.type !== 'registration_changed') return;
      if (frame.registrationId === null) return rereadLists();
      altered.set(frame.registrationId, frame.seq);
      rereadAltered();
    },
    feed: (feed) => {
      if (feed.phase === 'stale') wasAway = true;
      if (feed.phase === 'live' && phase !== 'live' && wasAway) {
        wasAway = false;
        rereadLists();
        void queries.invalidateQueries({ predicate: ({ state }) => state.status === 'error' });
      }
      phase = feed.phase;
    },
  });
};

const isListed = (queries: QueryClient, collegeId: string | null, id: string): boolean =>
  queries
    .getQueriesData<InfiniteData<ValueOf<'registrations.list'>>>({ queryKey: keys.lists(collegeId) })
    .some(([, list]) => list?.pages.some((page) => page.rows.some((row) => row.id === id)));
