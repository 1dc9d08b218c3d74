import { Button } from '@mantine/core';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupsList } from '../../preload/contract/backups.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './backups.module.css';
import { useKeeping } from './use-backups.ts';

type BackupMakerProps = {
  readonly running: BackupsList['running'];
  /** The name of the newest one. */
  readonly newest: string | undefined;
};

/** Makes a backup now, and says how far it is and that it is there. */
export const BackupMaker = ({ running, newest }: BackupMakerProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { create } = useKeeping();
  /** The newest one when a backup was asked for here: another one since is the one that was asked for. */
  const [before, setBefore] = useState<string | null>(null);
  const isMade = before !== null && !running && newest !== undefined && newest !== before;
  return (
    <div className={styles.maker}>
      <Button
        variant="default"
        leftSection={<Archive size={14} aria-hidden />}
        disabled={running !== null}
        loading={create.isPending}
        onClick={() => {
          setBefore(newest ?? '');
          create.mutate();
        }}
      >
        {t('backup.make')}
      </Button>
      {running && (
        <>
          <progress aria-label={t('backup.making')} value={running.share} />
          <span>{format.percent(running.share, 1)}</span>
        </>
      )}
      <span role="status">{running ? t('backup.making') : isMade ? t('backup.made') : ''}</span>
      {create.isError && (
        <span className={styles.refused} role="alert">
          {t('backup.not_begun')}
        </span>
      )}
    </div>
  );
};
