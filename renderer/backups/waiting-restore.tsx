import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './backups.module.css';
import { useKeeping } from './use-backups.ts';

/** Says that the next start goes back to a backup, and lets it be taken back until then. */
export const WaitingRestore = ({ at }: { readonly at: string }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { stay } = useKeeping();
  return (
    <div className={styles.note} role="alert">
      <p>
        <b>{t('backup.waiting', { when: format.exact(at) })}</b> {t('backup.waiting_why')}
        {stay.isError && ` ${t('backup.not_stayed')}`}
      </p>
      <Button variant="default" loading={stay.isPending} onClick={() => stay.mutate()}>
        {t('backup.stay')}
      </Button>
    </div>
  );
};
