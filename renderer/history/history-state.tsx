import { Button } from '@mantine/core';
import { CircleAlert, History, SearchX, TextSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import { useFormat } from '../format/use-format.ts';
import { BlankState } from '../look/blank-state.tsx';
import { Waiting } from '../registrations/waiting.tsx';
import { withFilter } from '../registrations/with-filter.ts';
import { type Complaint, LONGEST_TEXT } from './complaint.ts';
import type { useHistory } from './use-history.ts';

type HistoryStateProps = {
  readonly list: ReturnType<typeof useHistory>;
  readonly complaint: Complaint | null;
  readonly filters: HistoryFilters;
  readonly onFilters: (filters: HistoryFilters) => void;
};

/** What stands in the table's place while it has no rows: why, and what can be done. */
export const HistoryState = ({ list, complaint, filters, onFilters }: HistoryStateProps) => {
  const { t } = useTranslation();
  if (complaint !== null) return <Unfit complaint={complaint} filters={filters} onFilters={onFilters} />;
  if (list.error instanceof AskFailure && list.error.code === 'bad_request')
    return (
      <BlankState role="alert" Icon={CircleAlert} title={t('history.too_much')} why={t('history.too_much_why')}>
        <Clear words={t('search.clear')} onClear={() => onFilters(withFilter(filters, 'text', undefined))} />
      </BlankState>
    );
  if (list.isError)
    return (
      <BlankState role="alert" Icon={CircleAlert} title={t('history.error')} why={t('list.error_why')}>
        <Button variant="default" onClick={() => (list.data ? list.goOn() : list.refetch())}>
          {t('list.again')}
        </Button>
      </BlankState>
    );
  if (list.rests)
    return (
      <BlankState Icon={TextSearch} title={t('history.nothing_yet')} why={t('history.nothing_yet_why')}>
        <Button onClick={list.goOn}>{t('history.look_further')}</Button>
      </BlankState>
    );
  if (list.hasNextPage && list.data)
    return (
      <BlankState Icon={TextSearch} title={t('history.looking')} why={t('history.looking_why')}>
        <Button variant="default" onClick={list.stop}>
          {t('history.stop')}
        </Button>
      </BlankState>
    );
  if (list.isPending) return <Waiting />;
  if (Object.keys(filters).length === 0)
    return <BlankState Icon={History} title={t('history.empty')} why={t('history.empty_why')} />;
  return (
    <BlankState Icon={SearchX} title={t('history.no_match')} why={t('history.no_match_why')}>
      <Clear words={t('list.clear')} onClear={() => onFilters({})} />
    </BlankState>
  );
};

const Clear = ({ words, onClear }: { readonly words: string; readonly onClear: () => void }) => (
  <Button variant="default" onClick={onClear}>
    {words}
  </Button>
);

const COMPLAINTS = {
  too_long: { title: 'history.too_long', why: 'history.too_long_why' },
  no_word: { title: 'history.no_word', why: 'history.no_word_why' },
  reversed: { title: 'history.reversed', why: 'history.reversed_why' },
} as const satisfies Record<Complaint, { title: string; why: string }>;

type UnfitProps = Pick<HistoryStateProps, 'filters' | 'onFilters'> & { readonly complaint: Complaint };

const Unfit = ({ complaint, filters, onFilters }: UnfitProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { title, why } = COMPLAINTS[complaint];
  const { from, to, ...others } = filters;
  return (
    <BlankState role="alert" Icon={SearchX} title={t(title)} why={t(why, { most: format.number(LONGEST_TEXT) })}>
      {complaint === 'reversed' ? (
        <Button variant="default" onClick={() => onFilters({ ...others, from: to, to: from })}>
          {t('history.swap')}
        </Button>
      ) : (
        <Clear words={t('search.clear')} onClear={() => onFilters(withFilter(filters, 'text', undefined))} />
      )}
    </BlankState>
  );
};
