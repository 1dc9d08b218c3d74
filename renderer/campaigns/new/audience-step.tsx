import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistrationFilters } from '../../../preload/contract/asks/registrations.ts';
import { useFeed } from '../../connection/use-feed.ts';
import { keys } from '../../desk/keys.ts';
import { useAsk } from '../../desk/use-ask.ts';
import { useFormat } from '../../format/use-format.ts';
import { FilterBar } from '../../registrations/filter-bar.tsx';
import styles from '../campaigns.module.css';
import type { Wish } from './wish.ts';

const EXAMPLES = 5;

type AudienceStepProps = { readonly wish: Wish | null; readonly onNext: (wish: Wish) => void };

/** Whom: all that a filter leaves. Single students are ticked in the table of registrations. */
export const AudienceStep = ({ wish, onNext }: AudienceStepProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const [filter, setFilter] = useState<RegistrationFilters>(
    wish && 'filter' in wish.audience ? wish.audience.filter : {},
  );
  const { data } = useQuery({
    queryKey: [...keys.lists(collegeId), 'examples', filter],
    queryFn: ({ signal }) => ask('registrations.list', { ...filter, limit: EXAMPLES }, { signal }),
    placeholderData: keepPreviousData,
    enabled: collegeId !== null,
    staleTime: 0,
  });
  const total = data?.total ?? 0;
  const names = data?.rows.map(({ name, phone }) => name || phone).join(', ');
  const next = (): void =>
    onNext({ audience: { filter, except: [] }, example: data?.rows[0]?.id ?? null, template: null, name: null });
  return (
    <div className={styles.column}>
      <h2>{t('campaign.whom')}</h2>
      <p className={styles.lead}>{t('campaign.whom_why')}</p>
      <FilterBar filters={filter} onFilters={setFilter} />
      <p className={styles.count} role="status">
        {data && t('campaign.match', { count: total, shown: format.number(total) })}
        {names && <small>{total > EXAMPLES ? t('campaign.and_more', { names }) : names}</small>}
      </p>
      <div className={styles.answers}>
        <Button disabled={total === 0} onClick={next}>
          {t('campaign.next')}
        </Button>
      </div>
    </div>
  );
};
