import { useQuery } from '@tanstack/react-query';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import { keys } from '../desk/keys.ts';

/** The courses and batches there are, with how many registrations each has. */
export const useFacets = () => {
  const { connection } = useDesk();
  const { collegeId } = useFeed();
  return useQuery({
    queryKey: keys.facets(collegeId),
    queryFn: ({ signal }) => connection.ask('registrations.facets', {}, { signal }),
    enabled: collegeId !== null,
  });
};
