import { Button, Checkbox, Loader, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupRow } from '../../preload/contract/backups.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import { useFormat } from '../format/use-format.ts';
import { useFocusBack } from '../look/use-focus-back.ts';
import styles from './backups.module.css';
import { PlanFacts } from './plan-facts.tsx';
import { refusalName } from './refusal-names.ts';
import { useBackupPlan, useKeeping } from './use-backups.ts';

type RestoreDialogProps = { readonly backup: BackupRow; readonly onClose: () => void };

/** Looks into a backup; goes back to it only when a person has said that they know what is lost. */
export const RestoreDialog = ({ backup: { name, at }, onClose }: RestoreDialogProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = useBackupPlan(name);
  const { restore } = useKeeping();
  const [sure, setSure] = useState(false);
  useFocusBack(true);
  const when = format.exact(at);
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t('backup.plan_title', { when })}
      closeButtonProps={{ 'aria-label': t('backup.close') }}
    >
      {plan.isPending && (
        <div className={styles.checking} role="status">
          <Loader size="sm" />
          {t('backup.checking')}
        </div>
      )}
      {plan.isError && <Refused error={plan.error} otherwise={t('backup.unread')} />}
      {plan.data && (
        <>
          <p className={styles.why} role="status">
            {t('backup.sound')}
          </p>
          <PlanFacts plan={plan.data} />
          <Checkbox
            className={styles.sure ?? ''}
            checked={sure}
            onChange={({ currentTarget: { checked } }) => setSure(checked)}
            label={t('backup.sure', { when })}
          />
          {restore.isError && <Refused error={restore.error} otherwise={t('backup.not_restored')} />}
          <div className={styles.acts}>
            <Button variant="default" data-autofocus onClick={onClose}>
              {t('backup.close')}
            </Button>
            <Button
              color="red"
              disabled={!sure}
              loading={restore.isPending}
              onClick={() => restore.mutate(name, { onSuccess: onClose })}
            >
              {t('backup.restore')}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
};

type RefusedProps = { readonly error: Error; readonly otherwise: string };

/** Why the desk will not. */
const Refused = ({ error, otherwise }: RefusedProps) => {
  const { t } = useTranslation();
  const name = error instanceof AskFailure ? refusalName(error.failure) : null;
  return (
    <p className={styles.refused} role="alert">
      {name ? t(name) : otherwise}
    </p>
  );
};
