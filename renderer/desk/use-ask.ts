import { useMemo } from 'react';
import { AskFailure } from '../connection/ask-failure.ts';
import type { AskDesk } from '../connection/open-asks.ts';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from './desk-context.ts';

/**
 * Asks about the college that is shown now. An answer that comes when another one is shown is thrown away, so that
 * nothing of one college is ever kept under the name of another.
 */
export const useAsk = (): AskDesk => {
  const { connection } = useDesk();
  const { collegeId } = useFeed();
  return useMemo<AskDesk>(
    () => async (ask, params, options) => {
      const value = await connection.ask(ask, params, options);
      if (connection.feed().collegeId === collegeId) return value;
      throw new AskFailure('aborted', `${ask}: another college is shown now`);
    },
    [connection, collegeId],
  );
};
