import { useTranslation } from 'react-i18next';
import type { AnalyticsSummary } from '../../preload/contract/analytics.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './analytics.module.css';
import { Figure } from './figure.tsx';
import { PartBar } from './part-bar.tsx';

type Costs = AnalyticsSummary['costs'];

const ERAS = [
  { era: 'since_october_2026', name: 'analytics.since' },
  { era: 'before_october_2026', name: 'analytics.before' },
] as const satisfies readonly { era: Costs[number]['era']; name: string }[];

/** What Meta charges by, in its own words. Never prices; and what a type meant before it changed stands apart. */
export const Costs = ({ costs }: { readonly costs: Costs }) => {
  const { t } = useTranslation();
  const eras = ERAS.map(({ era, name }) => ({ era, name, rows: costs.filter((cost) => cost.era === era) })).filter(
    ({ rows }) => rows.length > 0,
  );
  return (
    <Figure title={t('analytics.costs')} why={t(costs.length === 0 ? 'analytics.no_costs' : 'analytics.costs_why')}>
      {eras.map(({ era, name, rows }) => (
        <CostTable key={era} caption={t(name)} rows={rows} />
      ))}
      {eras.length > 1 && <p className={styles.why}>{t('analytics.eras_why')}</p>}
    </Figure>
  );
};

const CostTable = ({ caption, rows }: { readonly caption: string; readonly rows: Costs }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const whole = rows.reduce((sum, { messages }) => sum + messages, 0);
  return (
    <table className={styles.table} data-figure="costs">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('analytics.category')}</th>
          <th scope="col" data-words>
            {t('analytics.type')}
          </th>
          <th scope="col">{t('analytics.messages')}</th>
          <th scope="col">{t('analytics.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ category, type, messages }) => (
          <tr key={`${category} ${type}`} data-key={`${category} ${type}`}>
            <th scope="row">
              <code>{category || '–'}</code>
            </th>
            <td data-words>
              <code>{type || '–'}</code>
            </td>
            <td>{format.number(messages)}</td>
            <td>
              <span className={styles.withBar}>
                {format.rate(messages, whole)}
                <PartBar part={messages} whole={whole} tone="plain" />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
