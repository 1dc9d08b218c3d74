import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkipReason } from '../../../preload/contract/outgoing.ts';
import { useFeed } from '../../connection/use-feed.ts';
import { keys } from '../../desk/keys.ts';
import { useAsk } from '../../desk/use-ask.ts';
import { spacedPhone } from '../../format/phone.ts';
import { useFormat } from '../../format/use-format.ts';
import { SKIP_NAMES } from '../../templates/skip-names.ts';
import styles from '../campaigns.module.css';
import type { Plan } from './use-plan.ts';

const PAGE = 50;

type SkippedListProps = { readonly plan: Plan; readonly reason: SkipReason; readonly count: number };

/** How many are left out for one reason; opened, who they are. */
export const SkippedList = ({ plan, reason, count }: SkippedListProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const [open, setOpen] = useState(false);
  const list = useInfiniteQuery({
    queryKey: keys.planSkipped(collegeId, plan, reason),
    queryFn: ({ pageParam, signal }) =>
      ask(
        'campaigns.previewSkipped',
        { ...plan, reason, limit: PAGE, ...(pageParam !== null && { after: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: open && collegeId !== null,
    staleTime: 0,
  });
  return (
    <details className={styles.out} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{format.number(count)}</b> {t(SKIP_NAMES[reason])}
      </summary>
      <ul className={styles.names} aria-busy={list.isPending}>
        {list.data?.pages.flatMap(({ rows }) =>
          rows.map(({ registrationId, name, phone, course, batch }) => (
            <li key={registrationId}>
              {name || registrationId}
              <small>{[phone && spacedPhone(phone), course, batch].filter(Boolean).join(' · ')}</small>
            </li>
          )),
        )}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('campaign.more')}
        </Button>
      )}
    </details>
  );
};
