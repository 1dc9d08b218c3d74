import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { systemClock } from '../connection/clock.ts';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import { keys } from '../desk/keys.ts';
import { throttle } from '../desk/throttle.ts';
import { useAsk } from '../desk/use-ask.ts';

const AGAIN_MS = 500;

/** In how many conversations something is unread: asked again whenever anything may have changed it, never counted here. */
export const useUnread = (): number => {
  const { connection } = useDesk();
  const ask = useAsk();
  const { collegeId, phase } = useFeed();
  const queries = useQueryClient();
  const unread = useQuery({
    queryKey: keys.unread(collegeId),
    queryFn: ({ signal }) => ask('conversations.unread', {}, { signal }),
    enabled: collegeId !== null,
  });
  useEffect(() => {
    const again = throttle(systemClock, AGAIN_MS, () => {
      void queries.invalidateQueries({ queryKey: keys.unread(collegeId) });
    });
    // After an absence frames tell of what changed, but not of what was restored.
    if (phase === 'live') again();
    return connection.subscribe({
      frame: ({ type }) => {
        if (type !== 'message_status_update') again();
      },
    });
  }, [connection, queries, collegeId, phase]);
  return unread.data?.count ?? 0;
};
