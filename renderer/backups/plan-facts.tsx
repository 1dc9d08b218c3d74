import { useTranslation } from 'react-i18next';
import type { BackupPlan } from '../../preload/contract/backups.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './backups.module.css';

/** What a backup holds, and what the desk holds today that it does not. */
export const PlanFacts = ({ plan: { colleges, lastAt, holds, lost } }: { readonly plan: BackupPlan }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (number: number) => ({ count: number, shown: format.number(number) });
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t('backup.colleges')}</dt>
          <dd>{colleges.join(', ')}</dd>
        </div>
        <div>
          <dt>{t('backup.students')}</dt>
          <dd>{format.number(holds.registrations)}</dd>
        </div>
        <div>
          <dt>{t('backup.messages')}</dt>
          <dd>{format.number(holds.messages)}</dd>
        </div>
        <div>
          <dt>{t('backup.newest')}</dt>
          <dd>{lastAt === null ? t('backup.nothing_heard') : format.exact(lastAt)}</dd>
        </div>
      </dl>
      <div className={styles.lost}>
        <h3>{t('backup.lost')}</h3>
        {lost === null ? (
          <p>{t('backup.lost_unknown')}</p>
        ) : (
          <ul>
            <li>{t('backup.lost_students', count(lost.registrations))}</li>
            <li>{t('backup.lost_messages', count(lost.messages))}</li>
            <li>{t('backup.lost_deliveries', count(lost.deliveries))}</li>
          </ul>
        )}
        <p>{t('backup.lost_changes')}</p>
        <p>{t('backup.aside')}</p>
      </div>
    </>
  );
};
