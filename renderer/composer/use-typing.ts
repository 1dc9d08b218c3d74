import { useMemo } from 'react';
import { AskFailure } from '../connection/ask-failure.ts';
import { useDesk } from '../desk/desk-context.ts';

const EVERY_MS = 20_000;

/** Says that a person types, at most every 20 seconds; the desk knows whether students are to see it. */
export const useTyping = (registrationId: string): (() => void) => {
  const { connection } = useDesk();
  return useMemo(() => {
    let told = Number.NEGATIVE_INFINITY;
    return () => {
      if (Date.now() - told < EVERY_MS) return;
      told = Date.now();
      connection.ask('messages.typing', { registrationId }).catch((error: unknown) => {
        // Nobody misses it.
        if (!(error instanceof AskFailure)) throw error;
      });
    };
  }, [connection, registrationId]);
};
