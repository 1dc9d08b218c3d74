import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Replay } from '../../preload/contract/deliveries.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './deliveries.module.css';

/** How far a replay is, and what came of it. */
export const ReplayBar = ({ replay, onCancel }: { readonly replay: Replay; readonly onCancel: () => void }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { from, to, upTo, placed, changed, strays, failed, replayed, state } = replay;
  const all = Math.max(1, to - from + 1);
  const done = Math.max(0, upTo - from + 1);
  if (state === 'running')
    return (
      <div className={styles.replay} role="status">
        <span>{t('delivery.replaying', { done: format.number(done), all: format.number(all) })}</span>
        <Progress className={styles.progress ?? ''} value={(done / all) * 100} aria-label={t('delivery.progress')} />
        <Button variant="default" size="compact-xs" onClick={onCancel}>
          {t('delivery.cancel')}
        </Button>
      </div>
    );
  const told = {
    replayed: format.number(replayed),
    placed: format.number(placed),
    changed: format.number(changed),
    strays: format.number(strays),
  };
  return (
    <div className={styles.replay} role="status">
      <span>{t(state === 'done' ? 'delivery.replayed' : 'delivery.cancelled', told)}</span>
      {failed > 0 && <span>{t('delivery.failed', { count: failed, shown: format.number(failed) })}</span>}
    </div>
  );
};
