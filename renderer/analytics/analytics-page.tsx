import { Button } from '@mantine/core';
import { ChartColumn, CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../connection/use-feed.ts';
import { keys } from '../desk/keys.ts';
import { useMoving } from '../desk/use-moving.ts';
import { useFormat } from '../format/use-format.ts';
import { BlankState } from '../look/blank-state.tsx';
import styles from './analytics.module.css';
import { Breakdown } from './breakdown.tsx';
import { Costs } from './costs.tsx';
import { daysOf } from './days.ts';
import { type Choice, DaysBar } from './days-bar.tsx';
import { Failures } from './failures.tsx';
import { Funnel } from './funnel.tsx';
import { OverTime } from './over-time.tsx';
import { Patterns } from './patterns.tsx';
import { Times } from './times.tsx';
import { useCollegeDay } from './use-college-day.ts';
import { useSummary } from './use-summary.ts';
import { Waiting } from './waiting.tsx';

const EVERY_MS = 5_000;

/** What became of the messages of some days. */
export const AnalyticsPage = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { collegeId } = useFeed();
  const clock = useCollegeDay();
  const [choice, setChoice] = useState<Choice>('month');
  const days = typeof choice === 'object' ? choice : clock.today === null ? null : daysOf(choice, clock.today);
  const summary = useSummary(days, 'day');
  useMoving(keys.analytics(collegeId), EVERY_MS);
  const { data } = summary;
  const first = data?.groups[0]?.key;
  const failed = clock.isError || (summary.isError && !data);
  return (
    <section className={styles.page} aria-labelledby="analytics">
      <div className={styles.head}>
        <h1 id="analytics">{t('nav.analytics')}</h1>
        {clock.today !== null && <DaysBar today={clock.today} choice={choice} onChoose={setChoice} />}
      </div>
      {failed && (
        <BlankState role="alert" Icon={CircleAlert} title={t('analytics.error')} why={t('analytics.error_why')}>
          <Button
            variant="default"
            onClick={() => {
              if (clock.isError) clock.refetch();
              else void summary.refetch();
            }}
          >
            {t('list.again')}
          </Button>
        </BlankState>
      )}
      {!data && !failed && <Waiting />}
      {data && data.total.messages === 0 && (
        <BlankState Icon={ChartColumn} title={t('analytics.empty')} why={t('analytics.empty_why')}>
          {data.total.received > 0 && (
            <p>
              {t('analytics.empty_received', {
                count: data.total.received,
                shown: format.number(data.total.received),
              })}
            </p>
          )}
        </BlankState>
      )}
      {data && days && data.total.messages > 0 && (
        <div className={styles.figures} data-old={summary.isPlaceholderData} aria-busy={summary.isPlaceholderData}>
          <Patterns />
          <p className={styles.span}>
            {t('analytics.span', {
              from: format.fullDate(choice === 'all' && first ? first : data.from),
              to: format.fullDate(data.to),
            })}
          </p>
          {summary.isError && (
            <p className={styles.old} role="alert">
              {t('analytics.not_fresh')}
            </p>
          )}
          <Funnel total={data.total} />
          <OverTime summary={data} />
          <Times times={data.times} />
          <Breakdown days={days} />
          <Failures failures={data.failures} total={data.total} />
          <Costs costs={data.costs} />
        </div>
      )}
    </section>
  );
};
