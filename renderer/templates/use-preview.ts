import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';

const WHILE_TYPING_MS = 200;

/** How this choice reads for a student, asked of the desk: what is shown is what would be sent. */
export const usePreview = (choice: TemplateChoice, registrationId: string | null) => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const [template] = useDebouncedValue(choice, WHILE_TYPING_MS);
  const { data } = useQuery({
    queryKey: keys.preview(collegeId, template, registrationId),
    queryFn: ({ signal }) =>
      ask('templates.preview', registrationId === null ? { template } : { template, registrationId }, { signal }),
    enabled: collegeId !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return { filled: data?.filled, problems: data?.problems ?? [] };
};
