import { useQuery } from '@tanstack/react-query';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useTemplates } from '../templates/use-templates.ts';
import type { Choice } from './choice-select.tsx';

/** Campaigns that are offered, the newest first. */
const CAMPAIGNS = 200;

/** The college's templates, each in each of its languages. */
export const useTemplateChoices = (): readonly Choice<string>[] => {
  const { list } = useTemplates();
  return (list.data?.rows ?? []).map(({ name, language }) => ({
    value: `${name}/${language}`,
    label: shownTemplate(`${name}/${language}`),
  }));
};

/** Name and language, as people read them. */
export const shownTemplate = (template: string): string => template.replace('/', ' · ');

export const useCampaignChoices = (): readonly Choice<string>[] => {
  const ask = useAsk();
  const { collegeId } = useFeed();
  const campaigns = useQuery({
    queryKey: keys.campaignChoices(collegeId),
    queryFn: ({ signal }) => ask('campaigns.list', { limit: CAMPAIGNS }, { signal }),
    enabled: collegeId !== null,
    staleTime: 0,
  });
  return (campaigns.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
};
