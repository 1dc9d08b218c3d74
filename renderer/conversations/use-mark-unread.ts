import { AskFailure } from '../connection/ask-failure.ts';
import { useDesk } from '../desk/desk-context.ts';

/** Has a conversation wait to be read again. The frame that follows shows it. */
export const useMarkUnread = (): ((registrationId: string) => void) => {
  const { connection } = useDesk();
  return (id) => {
    connection.ask('registrations.unseen', { id }).catch((error: unknown) => {
      // It stays read, as the list shows.
      if (!(error instanceof AskFailure)) throw error;
    });
  };
};
