import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../look/use-focus-back.ts';
import { ForgetReceipt } from './forget-receipt.tsx';
import { forgetTrouble } from './forget-trouble.ts';
import styles from './student-menu.module.css';
import { useForget } from './use-forget.ts';

type ForgetDialogProps = {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
  /** The student is no longer here. */
  readonly onGone: () => void;
};

const GOES = ['forget.goes_who', 'forget.goes_said', 'forget.goes_raw', 'forget.goes_waiting'] as const;
const STAYS = [
  'forget.stays_counts',
  'forget.stays_audit',
  'forget.stays_names',
  'forget.stays_backups',
  'forget.stays_phone',
] as const;

/** Says exactly what goes and what stays, erases a student when a person is sure, and shows the receipt. */
export const ForgetDialog = ({ id, name, onClose, onGone }: ForgetDialogProps) => {
  const { t } = useTranslation();
  const { forget, leave } = useForget(id);
  const [sure, setSure] = useState(false);
  useFocusBack(true);
  const gone = (): void => {
    onGone();
    leave();
  };
  return (
    <Modal
      opened
      onClose={forget.isSuccess ? gone : onClose}
      size={520}
      title={forget.isSuccess ? t('forget.done') : t('forget.title', { name })}
      closeOnEscape={!forget.isPending}
      closeOnClickOutside={!forget.isPending}
      withCloseButton={!forget.isPending}
      closeButtonProps={{ 'aria-label': t('forget.close') }}
    >
      {forget.data ? (
        <ForgetReceipt erased={forget.data} onClose={gone} />
      ) : (
        <>
          <Points title={t('forget.goes')} points={GOES.map((point) => t(point))} />
          <Points title={t('forget.stays')} points={STAYS.map((point) => t(point))} />
          <p className={styles.for_good}>{t('forget.for_good')}</p>
          <Checkbox
            checked={sure}
            disabled={forget.isPending}
            onChange={({ currentTarget: { checked } }) => setSure(checked)}
            label={t('forget.sure')}
          />
          {forget.isError && (
            <p className={styles.refused} role="alert">
              {t(forgetTrouble(forget.error))}
            </p>
          )}
          <div className={styles.acts}>
            <Button variant="default" data-autofocus disabled={forget.isPending} onClick={onClose}>
              {t('forget.no')}
            </Button>
            <Button color="red" disabled={!sure} loading={forget.isPending} onClick={() => forget.mutate()}>
              {t('forget.yes')}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
};

const Points = ({ title, points }: { readonly title: string; readonly points: readonly string[] }) => (
  <div className={styles.points}>
    <h3>{title}</h3>
    <ul>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  </div>
);
