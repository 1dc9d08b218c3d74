import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './import.module.css';
import type { SendProgress } from './send-rows.ts';

type SendingStepProps = { readonly progress: SendProgress; readonly stopping: boolean; readonly onStop: () => void };

/** How far it is. It stops between two portions, never within one. */
export const SendingStep = ({ progress: { done, total }, stopping, onStop }: SendingStepProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.step}>
      <p className={styles.lead} role="status">
        {t('import.progress', { done: format.number(done), total: format.number(total) })}
      </p>
      <Progress value={total === 0 ? 100 : (done / total) * 100} size={6} aria-label={t('import.title')} />
      <div className={styles.actions}>
        <span className={styles.hint}>{t('import.stop_why')}</span>
        <Button variant="default" disabled={stopping} onClick={onStop}>
          {t(stopping ? 'import.stopping' : 'import.stop')}
        </Button>
      </div>
    </div>
  );
};
