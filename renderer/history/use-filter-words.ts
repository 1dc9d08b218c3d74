import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useFormat } from '../format/use-format.ts';
import { useTemplates } from '../templates/use-templates.ts';
import type { FilterName } from './filter-fragment.ts';
import { DIRECTION_NAMES, HISTORY_STATUS_NAMES } from './history-names.ts';
import { shownTemplate } from './use-choices.ts';

/** What a filter is set to, in words; `note`: what a person should know about it. */
export type FilterWords = { readonly words: string; readonly note: string | null };

/** Says each of the filters that are set. */
export const useFilterWords = (filters: HistoryFilters): ((name: FilterName) => FilterWords) => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const { direction, status, errorCode, template, campaignId = '', from, to } = filters;
  const templates = useTemplates().list.data?.rows;
  const campaign = useQuery({
    queryKey: keys.campaign(collegeId, campaignId),
    queryFn: ({ signal }) => ask('campaigns.get', { id: campaignId }, { signal }),
    enabled: collegeId !== null && campaignId !== '',
  });
  const isThere = (wanted: string): boolean =>
    templates === undefined ||
    templates.some(({ name, language }) => wanted === name || wanted === `${name}/${language}`);
  const isNoCampaign = campaign.error instanceof AskFailure && campaign.error.code === 'not_found';
  const plain = (words: string): FilterWords => ({ words, note: null });
  return (name) => {
    switch (name) {
      case 'text':
      case 'course':
      case 'batch':
        return plain(filters[name] ?? '');
      case 'direction':
        return plain(direction === undefined ? '' : t(DIRECTION_NAMES[direction]));
      case 'status':
        return plain(status === undefined ? '' : t(HISTORY_STATUS_NAMES[status]));
      case 'errorCode':
        return plain(String(errorCode ?? ''));
      case 'template':
        return {
          words: shownTemplate(template ?? ''),
          note: template === undefined || isThere(template) ? null : t('history.template_gone'),
        };
      case 'campaignId':
        return {
          words: campaign.data?.name ?? (isNoCampaign ? campaignId : '…'),
          note: isNoCampaign ? t('history.campaign_gone') : null,
        };
      case 'from':
        return plain(from === undefined ? '' : shownDay(from, format.fullDate, format.exact));
      case 'to':
        return plain(to === undefined ? '' : shownDay(to, format.fullDate, format.exact));
      default:
        return name satisfies never;
    }
  };
};

/** A day of the college's calendar is the same day for every reader; a moment is not. */
const shownDay = (when: string, date: (day: string) => string, exact: (iso: string) => string): string =>
  when.length === '2026-11-23'.length ? date(when) : exact(when);
