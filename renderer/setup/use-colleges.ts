import { useQuery } from '@tanstack/react-query';
import type { CollegeRow } from '../../preload/contract/rows.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

const NONE: readonly CollegeRow[] = [];

/** The colleges that the token covers. */
export const useColleges = (): readonly CollegeRow[] => {
  const ask = useAsk();
  const { data } = useQuery({
    queryKey: keys.colleges,
    queryFn: ({ signal }) => ask('colleges.list', {}, { signal }),
  });
  return data?.rows ?? NONE;
};
