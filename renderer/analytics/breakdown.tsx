import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './analytics.module.css';
import { BreakdownTable } from './breakdown-table.tsx';
import { COMPARED, COMPARED_NAMES, type Compared } from './compared.ts';
import type { Days } from './days.ts';
import { Figure } from './figure.tsx';
import { GroupsChart, MOST_DRAWN, PARTS } from './groups-chart.tsx';
import { FillSample } from './patterns.tsx';
import { useSummary } from './use-summary.ts';

/** Templates, campaigns, courses or hours of the day beside one another. */
export const Breakdown = ({ days }: { readonly days: Days }) => {
  const { t } = useTranslation();
  const [by, setBy] = useState<Compared>('template');
  return (
    <Groups
      key={by}
      by={by}
      days={days}
      tools={
        <Select<Compared>
          className={styles.choice ?? ''}
          aria-label={t('analytics.by')}
          data={COMPARED.map((one) => ({ value: one, label: t(COMPARED_NAMES[one]) }))}
          value={by}
          allowDeselect={false}
          onChange={(chosen) => {
            if (chosen !== null) setBy(chosen);
          }}
        />
      }
    />
  );
};

type GroupsProps = { readonly by: Compared; readonly days: Days; readonly tools: ReactNode };

const Groups = ({ by, days, tools }: GroupsProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, isError, refetch } = useSummary(days, by);
  const groups = data?.groups.filter(({ messages }) => messages > 0) ?? [];
  if (!data)
    return (
      <Figure title={t('analytics.breakdown')} tools={tools}>
        <div className={styles.pending} aria-busy={!isError}>
          {isError && (
            <p role="alert">
              {t('analytics.error')}{' '}
              <button type="button" onClick={() => refetch()}>
                {t('list.again')}
              </button>
            </p>
          )}
        </div>
      </Figure>
    );
  return (
    <Figure
      title={t('analytics.breakdown')}
      tools={tools}
      chart={{
        alt: t('analytics.breakdown_chart'),
        drawing: <GroupsChart by={by} groups={groups} />,
        below: (
          <>
            <ul className={styles.legend}>
              {PARTS.map(({ part, name, fill }) => (
                <li key={part}>
                  <FillSample fill={fill} />
                  {t(name)}
                </li>
              ))}
            </ul>
            {by !== 'hour' && groups.length > MOST_DRAWN && (
              <p className={styles.why}>
                {t('analytics.first_of', {
                  shown: format.number(MOST_DRAWN),
                  whole: format.number(groups.length),
                })}
              </p>
            )}
          </>
        ),
      }}
    >
      <BreakdownTable by={by} groups={groups} />
    </Figure>
  );
};
