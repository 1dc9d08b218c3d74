import { useQuery } from '@tanstack/react-query';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import { keys } from '../desk/keys.ts';
import { useNow } from '../format/use-now.ts';
import { dayAt } from './days.ts';

/** Which day it is for the college, wherever this window stands; `null` until its clock is known. */
export const useCollegeDay = (): {
  readonly today: string | null;
  readonly isError: boolean;
  readonly refetch: () => void;
} => {
  const { connection } = useDesk();
  const { collegeId } = useFeed();
  const now = useNow();
  const { data, isError, refetch } = useQuery({
    queryKey: keys.colleges,
    queryFn: ({ signal }) => connection.ask('colleges.list', {}, { signal }),
    enabled: collegeId !== null,
  });
  const college = data?.rows.find(({ id }) => id === collegeId);
  return {
    today: college ? dayAt(now, college.utcOffsetMinutes) : null,
    isError: isError && !data,
    refetch: () => void refetch(),
  };
};
