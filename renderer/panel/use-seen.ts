import { useEffect } from 'react';
import { AskFailure } from '../connection/ask-failure.ts';
import { useDesk } from '../desk/desk-context.ts';
import { usePageFocus } from './use-page-focus.ts';

/**
 * Tells the desk that a person has these messages before their eyes: the panel is open and the window has the focus. The
 * desk knows whether the student is to see that.
 */
export const useSeen = (registrationId: string, unread: number): void => {
  const { connection } = useDesk();
  const focused = usePageFocus();
  useEffect(() => {
    if (unread === 0 || !focused) return;
    const unheard = (error: unknown): void => {
      // They stay unread, and the next look at them says so again.
      if (!(error instanceof AskFailure)) throw error;
    };
    connection.ask('registrations.seen', { id: registrationId }).catch(unheard);
    connection.ask('messages.markRead', { registrationId, because: 'opened' }).catch(unheard);
  }, [connection, registrationId, unread, focused]);
};
