import { useTranslation } from 'react-i18next';
import type { AnalyticsSummary } from '../../preload/contract/analytics.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './analytics.module.css';
import { Figure } from './figure.tsx';
import { LineSample, RATE_LINES } from './rate-lines.tsx';
import { RatesChart } from './rates-chart.tsx';

/** The rates day by day. Days without a message are left out of the table; a single day makes no line. */
export const OverTime = ({ summary }: { readonly summary: AnalyticsSummary }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const days = summary.groups.filter(({ messages }) => messages > 0);
  const chart = {
    alt: t('analytics.over_time_chart'),
    drawing: <RatesChart days={days} />,
    below: (
      <ul className={styles.legend}>
        {RATE_LINES.map(({ rate, name, ...line }) => (
          <li key={rate}>
            <LineSample {...line} />
            {t(name)}
          </li>
        ))}
      </ul>
    ),
  };
  return (
    <Figure
      title={t('analytics.over_time')}
      why={t('analytics.over_time_why')}
      chart={days.length > 1 ? chart : undefined}
    >
      <table className={styles.table} data-figure="day">
        <thead>
          <tr>
            <th scope="col">{t('analytics.day')}</th>
            <th scope="col">{t('analytics.messages')}</th>
            {RATE_LINES.map(({ rate, name }) => (
              <th key={rate} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ key, messages, rates }) => (
            <tr key={key} data-key={key}>
              <th scope="row">{format.fullDate(key)}</th>
              <td>{format.number(messages)}</td>
              {RATE_LINES.map(({ rate }) => (
                <td key={rate}>{rates[rate].of === 0 ? '–' : format.rate(rates[rate].part, rates[rate].of)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  );
};
