import { useQuery } from '@tanstack/react-query';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

/** What was told of a message, and each try at it; read anew whenever the message moved. */
export const useTimeline = ({ id, seq }: Pick<MessageRow, 'id' | 'seq'>) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  return useQuery({
    queryKey: keys.timeline(collegeId, id, seq),
    queryFn: ({ signal }) => ask('messages.timeline', { id }, { signal }),
    placeholderData: (before) => before,
    enabled: collegeId !== null,
  });
};
