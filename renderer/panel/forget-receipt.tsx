import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../preload/contract/asks.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './student-menu.module.css';

type ForgetReceiptProps = { readonly erased: ValueOf<'registrations.forget'>; readonly onClose: () => void };

/** How much was erased. Nothing in it says whose it was. */
export const ForgetReceipt = ({ erased: { messages, deliveries }, onClose }: ForgetReceiptProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <div className={styles.points} role="status">
        <p>{t('forget.receipt_messages', { count: messages, shown: format.number(messages) })}</p>
        <p>{t('forget.receipt_deliveries', { count: deliveries, shown: format.number(deliveries) })}</p>
      </div>
      <div className={styles.acts}>
        <Button data-autofocus onClick={onClose}>
          {t('forget.close')}
        </Button>
      </div>
    </>
  );
};
