import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../preload/contract/rows.ts';
import { useFormat } from '../format/use-format.ts';
import { Tick } from '../ticks/tick.tsx';
import { STATUS_NAMES } from '../ticks/tick-names.ts';
import styles from './panel.module.css';
import { timelineOf } from './timeline-lines.ts';
import { useTimeline } from './use-timeline.ts';

/** Everything we were told of one message: when it happened by Meta's clock, and when we heard of it by ours. */
export const Timeline = ({ message }: { readonly message: MessageRow }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, isError } = useTimeline(message);
  if (isError) return <p className={styles.aside}>{t('timeline.error')}</p>;
  if (!data) return <p className={styles.aside} aria-busy />;
  const lines = timelineOf(message, data.reports);
  const several = new Set(lines.map(({ attempt }) => attempt)).size > 1;
  return (
    <table className={styles.timeline} aria-label={t('timeline.title')}>
      {message.origin === 'elsewhere' && <caption>{t('timeline.elsewhere')}</caption>}
      <thead>
        <tr>
          <th scope="col">{t('column.status')}</th>
          <th scope="col">{t('timeline.at')}</th>
          <th scope="col">{t('timeline.heard')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ status, at, heardAt, attempt, participant, error }, i) => (
          <tr key={`${attempt} ${status} ${participant ?? ''} ${at}`}>
            <th scope="row">
              <span>
                <Tick status={status} />
                {t(STATUS_NAMES[status])}
              </span>
              {several && lines[i - 1]?.attempt !== attempt && (
                <small>{t('timeline.attempt', { attempt: format.number(attempt) })}</small>
              )}
              {participant !== null && participant !== '' && <small>{participant}</small>}
              {error && <small>{t('failure.code', { code: error.code })}</small>}
            </th>
            <td>
              <time dateTime={at} title={format.exact(at)}>
                {format.clock(at, message.at)}
              </time>
            </td>
            <td>
              {heardAt !== null && (
                <time dateTime={heardAt} title={format.exact(heardAt)}>
                  {format.clock(heardAt, message.at)}
                </time>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
