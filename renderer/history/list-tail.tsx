import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './history-table.module.css';
import type { useHistory } from './use-history.ts';

/** What stands below the last line that was read: how it goes on from there, or that it does not. */
export const ListTail = ({ list }: { readonly list: ReturnType<typeof useHistory> }) => {
  const { t } = useTranslation();
  if (list.isPlaceholderData) return null;
  if (list.isFetchNextPageError)
    return (
      <div className={styles.tail} role="alert">
        <span>{t('history.not_further')}</span>
        <Button variant="default" size="compact-xs" onClick={list.goOn}>
          {t('list.again')}
        </Button>
      </div>
    );
  if (list.rests)
    return (
      <div className={styles.tail} role="status">
        <span>{t('history.no_more_yet')}</span>
        <Button variant="default" size="compact-xs" onClick={list.goOn}>
          {t('history.look_further')}
        </Button>
      </div>
    );
  if (list.isFetchingNextPage)
    return (
      <div className={styles.tail} role="status">
        <Loader size={12} color="gray" aria-hidden />
        <span>{t('history.looking')}</span>
        <Button variant="subtle" color="gray" size="compact-xs" onClick={list.stop}>
          {t('history.stop')}
        </Button>
      </div>
    );
  if (list.hasNextPage) return <div className={styles.tail} />;
  return <p className={styles.tail}>{t('history.all')}</p>;
};
