import { useSyncExternalStore } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import type { Feed } from './feed.ts';

/** How live the window is. */
export const useFeed = (): Feed => {
  const { connection } = useDesk();
  return useSyncExternalStore((moved) => connection.subscribe({ feed: moved }), connection.feed);
};
