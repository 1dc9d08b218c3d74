import { useTranslation } from 'react-i18next';
import type { AnalyticsSummary } from '../../preload/contract/analytics.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import { useFormat } from '../format/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import styles from './analytics.module.css';
import { Figure } from './figure.tsx';
import { PartBar } from './part-bar.tsx';

type FailuresProps = Pick<AnalyticsSummary, 'failures' | 'total'>;

/** Why messages failed, the most frequent first, in words and with what can be done. */
export const Failures = ({ failures, total }: FailuresProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useLanguage();
  if (failures.length === 0)
    return (
      <Figure title={t('analytics.failures')} why={t('analytics.no_failures')}>
        {null}
      </Figure>
    );
  return (
    <Figure title={t('analytics.failures')} why={t('analytics.failures_why', { whole: format.number(total.failed) })}>
      <table className={styles.table} data-figure="failures">
        <thead>
          <tr>
            <th scope="col">{t('analytics.reason')}</th>
            <th scope="col">{t('analytics.messages')}</th>
            <th scope="col">{t('analytics.share')}</th>
          </tr>
        </thead>
        <tbody>
          {failures.map(({ error: { code }, count }) => {
            const { what, next } = failureOf(code)[language];
            return (
              <tr key={code} data-key={code}>
                <th scope="row">
                  {code === 0 ? t('analytics.no_reason') : what}
                  {code !== 0 && (
                    <small>
                      {next} {code > 0 && t('analytics.code', { code })}
                    </small>
                  )}
                </th>
                <td>{format.number(count)}</td>
                <td>
                  <span className={styles.withBar}>
                    {format.rate(count, total.failed)}
                    <PartBar part={count} whole={total.failed} tone="bad" />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Figure>
  );
};
