import { useQuery } from '@tanstack/react-query';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

/** The courses and batches there are, with how many registrations each has. */
export const useFacets = () => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  return useQuery({
    queryKey: keys.facets(collegeId),
    queryFn: ({ signal }) => ask('registrations.facets', {}, { signal }),
    enabled: collegeId !== null,
  });
};
