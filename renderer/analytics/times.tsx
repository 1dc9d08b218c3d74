import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import type { AnalyticsSummary } from '../../preload/contract/analytics.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import styles from './analytics.module.css';
import { axis, grid, tooltip } from './chart-look.ts';
import { Figure } from './figure.tsx';
import { FILLS, FillSample } from './patterns.tsx';
import { createSpanWords } from './span-words.ts';
import { countByStep, STEPS_OF_TIME, type StepOfTime } from './steps-of-time.ts';

const KINDS = [
  { kind: 'delivered', name: 'analytics.to_delivered', fill: FILLS.full },
  { kind: 'read', name: 'analytics.to_read', fill: FILLS.hatched },
  { kind: 'reply', name: 'analytics.to_reply', fill: FILLS.dotted },
] as const;

/** How long delivery, reading and the first reply took: half of them, nine of ten, and all. */
export const Times = ({ times }: { readonly times: AnalyticsSummary['times'] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useLanguage();
  const span = useMemo(() => createSpanWords(language), [language]);
  const counts = {
    delivered: countByStep(times.delivered),
    read: countByStep(times.read),
    reply: countByStep(times.reply),
  };
  const nameOf = ({ from, to }: StepOfTime): string =>
    to === null
      ? t('analytics.over', { span: span(from) })
      : from === 0
        ? t('analytics.under', { span: span(to) })
        : t('analytics.between', { from: span(from), to: span(to) });
  const rows = STEPS_OF_TIME.map((step, place) => ({
    name: nameOf(step),
    delivered: share(counts.delivered[place], times.delivered.count),
    read: share(counts.read[place], times.read.count),
    reply: share(counts.reply[place], times.reply.count),
  }));
  const spoken = (seconds: number | null): string => (seconds === null ? '–' : span(seconds));
  return (
    <Figure
      title={t('analytics.times')}
      why={t('analytics.times_why')}
      chart={{
        alt: t('analytics.times_chart'),
        drawing: (
          <BarChart
            responsive
            style={{ width: '100%', height: 420 }}
            layout="vertical"
            data={rows}
            margin={{ top: 0, right: 12, bottom: 0, left: 0 }}
            barGap={1}
            barCategoryGap="22%"
            accessibilityLayer={false}
          >
            <CartesianGrid {...grid} vertical horizontal={false} />
            <XAxis type="number" tickFormatter={(part) => format.percent(part, 1)} {...axis} />
            <YAxis type="category" dataKey="name" width={116} interval={0} {...axis} />
            <Tooltip {...tooltip} formatter={(part) => format.rate(Number(part), 1)} />
            {KINDS.map(({ kind, name, fill }) => (
              <Bar key={kind} dataKey={kind} name={t(name)} fill={fill} isAnimationActive={false} />
            ))}
          </BarChart>
        ),
        below: (
          <ul className={styles.legend}>
            {KINDS.map(({ kind, name, fill }) => (
              <li key={kind}>
                <FillSample fill={fill} />
                {t(name)}
              </li>
            ))}
          </ul>
        ),
      }}
    >
      <table className={styles.table} data-figure="times">
        <thead>
          <tr>
            <th scope="col">{t('analytics.took')}</th>
            {KINDS.map(({ kind, name }) => (
              <th key={kind} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr data-key="median">
            <th scope="row">{t('analytics.median')}</th>
            {KINDS.map(({ kind }) => (
              <td key={kind} data-strong>
                {spoken(times[kind].median)}
              </td>
            ))}
          </tr>
          <tr data-key="p90">
            <th scope="row">{t('analytics.p90')}</th>
            {KINDS.map(({ kind }) => (
              <td key={kind} data-strong>
                {spoken(times[kind].p90)}
              </td>
            ))}
          </tr>
          <tr data-key="count">
            <th scope="row">{t('analytics.counted')}</th>
            {KINDS.map(({ kind }) => (
              <td key={kind}>{format.number(times[kind].count)}</td>
            ))}
          </tr>
          {rows.map(({ name }, place) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {KINDS.map(({ kind }) => (
                <td key={kind}>{format.number(counts[kind][place] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  );
};

const share = (part: number | undefined, whole: number): number => (whole === 0 ? 0 : (part ?? 0) / whole);
