import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import { useFormat } from '../format/use-format.ts';
import { fragmentOf } from '../shell/route.ts';
import styles from './health.module.css';

const FILTERS = { status: 'unheard' } as const;
const OFTEN_MS = 60_000;

/** Messages of the college that Meta took and has been silent about, with the way to them. */
export const Unheard = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk();
  const { collegeId } = useFeed();
  const { data } = useQuery({
    queryKey: keys.unheard(collegeId),
    queryFn: ({ signal }) => ask('history.search', { ...FILTERS, limit: 1 }, { signal }),
    enabled: collegeId !== null,
    refetchInterval: OFTEN_MS,
  });
  if (!data || data.total === 0) return null;
  return (
    <section aria-labelledby="unheard">
      <h2 id="unheard">{t('health.unheard')}</h2>
      <p className={styles.why}>
        {t('health.unheard_why', { count: data.total, shown: format.number(data.total) })}{' '}
        <a href={fragmentOf({ page: 'history', filters: FILTERS, message: null })}>{t('health.unheard_show')}</a>
      </p>
    </section>
  );
};
