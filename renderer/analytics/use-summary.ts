import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { AnalyticsSummary, Grouping } from '../../preload/contract/analytics.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import type { Days } from './days.ts';

/** The figures of these days. Those of other days stay while the new ones are on their way. */
export const useSummary = (days: Days | null, groupBy: Grouping): UseQueryResult<AnalyticsSummary> => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  return useQuery({
    queryKey: keys.summary(collegeId, days, groupBy),
    queryFn: ({ signal }) => ask('analytics.summary', { ...(days ?? NEVER), groupBy }, { signal }),
    enabled: collegeId !== null && days !== null,
    placeholderData: keepPreviousData,
    // They moved on while the page was away.
    staleTime: 0,
  });
};

const NEVER: Days = { from: '', to: '' };
