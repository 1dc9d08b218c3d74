import { useQuery } from '@tanstack/react-query';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { type ReadRow, rowFace } from '../messages/row-face.ts';
import { take } from '../messages/shelf.ts';
import { useWindow } from '../messages/use-window.ts';

/** One registration as it stands now: from the list where it is there, else asked for. `undefined` until it is known. */
export const useRegistration = (id: string, listed: ReadRow | undefined): RegistrationRow | undefined => {
  const { store } = useDesk();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const head = useWindow((state) => take(state.heads, id));
  const asked = useQuery({
    queryKey: keys.registration(collegeId, id),
    queryFn: async ({ signal }): Promise<ReadRow> => {
      const { seq } = store.state();
      return { row: await ask('registrations.get', { id }, { signal }), asOf: seq };
    },
    enabled: collegeId !== null && listed === undefined,
  });
  const read = listed ?? asked.data;
  return read && rowFace(read, head);
};
