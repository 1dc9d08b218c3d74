import { useTranslation } from 'react-i18next';
import styles from './soon.module.css';

/** What stands where figures will be. */
export const Waiting = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.waiting} aria-busy role="status" aria-label={t('analytics.loading')}>
      {['how far', 'by day', 'how long'].map((figure) => (
        <div key={figure} aria-hidden>
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
};
