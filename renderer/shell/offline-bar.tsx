import { useTranslation } from 'react-i18next';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import styles from './shell.module.css';

/** Says, over everything, that what is shown may have moved on. */
export const OfflineBar = () => {
  const { t } = useTranslation();
  const { connection } = useDesk();
  const { phase } = useFeed();
  if (phase !== 'stale') return null;
  return (
    <div className={styles.offline}>
      <span>{t('feed.offline')}</span>
      <button type="button" onClick={connection.wake}>
        {t('feed.try_now')}
      </button>
    </div>
  );
};
