import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useFormat } from '../format/use-format.ts';
import { auditSentence } from './audit-names.ts';
import styles from './consent.module.css';

const PAGE = 30;

/** Who did what, newest first. */
export const AuditList = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const audit = useInfiniteQuery({
    queryKey: keys.audit(collegeId),
    queryFn: ({ pageParam, signal }) =>
      ask('audit.list', pageParam === null ? { limit: PAGE } : { limit: PAGE, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: collegeId !== null,
    refetchOnMount: 'always',
  });
  const rows = audit.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      {audit.isError && <p role="alert">{t('list.error')}</p>}
      {audit.data && rows.length === 0 && <p className={styles.why}>{t('audit.none')}</p>}
      <ol className={styles.audit} aria-label={t('audit.title')}>
        {rows.map((row) => (
          <li key={`${row.at} ${row.who} ${row.what} ${row.subject}`}>
            <time dateTime={row.at}>{format.exact(row.at)}</time>
            <span>{whoOf(row.who, t)}</span>
            <p>{auditSentence(row, t)}</p>
          </li>
        ))}
      </ol>
      {audit.hasNextPage && (
        <Button variant="default" loading={audit.isFetchingNextPage} onClick={() => audit.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </>
  );
};

const whoOf = (who: string, t: TFunction): string => {
  if (who === 'desk') return t('audit.desk');
  if (who === 'auto-reply' || who === 'environment') return t('audit.itself');
  return who.startsWith('token ') ? t('audit.token', { id: who.slice('token '.length, 'token '.length + 8) }) : who;
};
