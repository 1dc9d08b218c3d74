import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CollegeSettingsPatch } from '../../preload/contract/college-settings.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

/** The settings of the college that is shown. */
export const useCollegeSettings = () => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const queries = useQueryClient();
  const queryKey = keys.collegeSettings(collegeId);
  const read = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('collegeSettings.get', {}, { signal }),
    enabled: collegeId !== null,
    staleTime: 0,
  });
  const save = useMutation({
    networkMode: 'always',
    scope: { id: 'college-settings' },
    mutationFn: (patch: CollegeSettingsPatch) => ask('collegeSettings.save', patch),
    onSuccess: (saved) => queries.setQueryData(queryKey, saved),
    onError: () => queries.invalidateQueries({ queryKey }),
  });
  return { settings: read.data, change: save.mutate, failed: save.isError };
};
