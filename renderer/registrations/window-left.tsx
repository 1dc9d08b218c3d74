import { useTranslation } from 'react-i18next';
import { timeLeft } from '../format/time-left.ts';
import styles from './table.module.css';

/** How long free text may still be sent: 24 hours from the student's last message. */
export const WindowLeft = ({ until, now }: { readonly until: string | null; readonly now: number }) => {
  const { t } = useTranslation();
  const left = timeLeft(until, now);
  if (!left) return null;
  return (
    <span className={styles.left} data-soon={left.hours === 0}>
      {left.hours > 0 ? t('left.hours', left) : t('left.minutes', left)}
    </span>
  );
};
