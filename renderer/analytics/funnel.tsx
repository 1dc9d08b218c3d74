import { useTranslation } from 'react-i18next';
import type { CountsRow } from '../../preload/contract/analytics.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './analytics.module.css';
import { Figure } from './figure.tsx';
import { PartBar } from './part-bar.tsx';

const STAGES = [
  { stage: 'sent', name: 'analytics.sent', of: 'analytics.of_messages' },
  { stage: 'delivered', name: 'analytics.delivered', of: 'analytics.of_sent' },
  { stage: 'read', name: 'analytics.read', of: 'analytics.of_delivered' },
  { stage: 'replied', name: 'analytics.replied', of: 'analytics.of_delivered' },
  { stage: 'failed', name: 'analytics.failed', of: 'analytics.of_messages' },
] as const;

/** How far messages came: each stage with what it is a part of. Bars are drawn against all messages. */
export const Funnel = ({ total }: { readonly total: CountsRow }) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Figure title={t('analytics.funnel')}>
      <table className={styles.funnel}>
        <thead>
          <tr>
            <th scope="col">{t('analytics.stage')}</th>
            <th scope="col">{t('analytics.messages')}</th>
            <th scope="col">{t('analytics.share')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          <tr data-stage="messages">
            <th scope="row">
              {t('analytics.all_ours')}
              <small>{t('analytics.all_ours_why')}</small>
            </th>
            <td>
              <b>{format.number(total.messages)}</b>
            </td>
            <td />
            <td>
              <PartBar part={1} whole={1} tone="plain" />
            </td>
          </tr>
          {STAGES.map(({ stage, name, of }) => {
            const { part, of: whole } = total.rates[stage];
            return (
              <tr key={stage} data-stage={stage}>
                <th scope="row">{t(name)}</th>
                <td>
                  <b>{format.number(part)}</b>
                </td>
                <td>
                  <b>{whole === 0 ? '–' : format.rate(part, whole)}</b>{' '}
                  <small>{t(of, { whole: format.number(whole) })}</small>
                </td>
                <td>
                  <PartBar part={part} whole={total.messages} tone={stage === 'failed' ? 'bad' : 'good'} />
                </td>
              </tr>
            );
          })}
          <tr data-stage="received">
            <th scope="row">{t('analytics.received')}</th>
            <td>
              <b>{format.number(total.received)}</b>
            </td>
            <td />
            <td />
          </tr>
        </tbody>
      </table>
      <p className={styles.why}>
        {t('analytics.lower_bound')} {t('analytics.replied_why')}
      </p>
    </Figure>
  );
};
