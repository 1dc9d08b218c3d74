import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskFailure } from '../connection/ask-failure.ts';
import { useFormat } from '../format/use-format.ts';
import { BackupMaker } from './backup-maker.tsx';
import styles from './backups.module.css';
import { refusalName } from './refusal-names.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { useBackups } from './use-backups.ts';
import { WaitingRestore } from './waiting-restore.tsx';

/** The backups there are: made, looked into, and gone back to. */
export const BackupSettings = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: list, error, refetch } = useBackups();
  const [open, setOpen] = useState<string | null>(null);
  const opened = list?.rows.find(({ name }) => name === open);
  if (error instanceof AskFailure && error.code === 'forbidden')
    return <p className={styles.why}>{t('backup.forbidden')}</p>;
  if (!list)
    return error ? (
      <div className={styles.note} role="alert">
        <p>{t('backup.error')}</p>
        <Button variant="default" onClick={() => refetch()}>
          {t('list.again')}
        </Button>
      </div>
    ) : (
      <p className={styles.why} aria-busy>
        {t('backup.why')}
      </p>
    );
  const waiting = list.rows.find(({ name }) => name === list.waiting);
  return (
    <>
      <p className={styles.why}>{t('backup.why')}</p>
      {waiting && <WaitingRestore at={waiting.at} />}
      {list.failed && (
        <div className={styles.note} role="alert">
          <p>
            {t('backup.failed', { when: format.exact(list.failed.at) })}{' '}
            {t(refusalName(list.failed.failure) ?? 'backup.failed_why')}
          </p>
        </div>
      )}
      <BackupMaker running={list.running} newest={list.rows[0]?.name} />
      {list.rows.length === 0 ? (
        <p className={styles.why}>{t('backup.empty')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('backup.list')}>
          {list.rows.map(({ name, at, bytes }) => (
            <li key={name}>
              <time dateTime={at}>{format.exact(at)}</time>
              <span>{t('backup.checked', { size: format.bytes(bytes) })}</span>
              <Button
                variant="subtle"
                color="gray"
                aria-label={t('backup.look_named', { when: format.exact(at) })}
                onClick={() => setOpen(name)}
              >
                {t('backup.look')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {opened && <RestoreDialog backup={opened} onClose={() => setOpen(null)} />}
    </>
  );
};
