import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keys } from '../desk/keys.ts';
import { BlankState } from '../look/blank-state.tsx';
import styles from './soon.module.css';
import { Waiting } from './waiting.tsx';

/** The Analytics page, fetched with its charts when it is first looked at, so that the console starts without them. */
export const AnalyticsSoon = () => {
  const { t } = useTranslation();
  const page = useQuery({
    queryKey: keys.analyticsPage,
    queryFn: async () => (await import('./analytics-page.tsx')).AnalyticsPage,
    retry: false,
  });
  if (page.data) return <page.data />;
  return (
    <section className={styles.page} aria-labelledby="analytics">
      <h1 id="analytics">{t('nav.analytics')}</h1>
      {page.isPending ? (
        <Waiting />
      ) : (
        <BlankState
          role="alert"
          Icon={CircleAlert}
          title={t('analytics.page_error')}
          why={t('analytics.page_error_why')}
        >
          <Button variant="default" onClick={() => page.refetch()}>
            {t('list.again')}
          </Button>
        </BlankState>
      )}
    </section>
  );
};
