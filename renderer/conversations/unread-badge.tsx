import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from '../shell/shell.module.css';
import { useUnread } from './use-unread.ts';

/** How many conversations wait for somebody to read them. */
export const UnreadBadge = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const count = useUnread();
  if (count === 0) return null;
  return (
    <span className={styles.badge} title={t('talk.unread', { count })}>
      {count > 99 ? '99+' : format.number(count)}
    </span>
  );
};
