import { Button, CloseButton, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskFailure } from '../connection/ask-failure.ts';
import { isRunning, type useExport } from '../files/use-export.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './history.module.css';

/** How far the export that was begun here is, and how it ended. */
export const ExportBar = ({ exports }: { readonly exports: ReturnType<typeof useExport> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { rows, mine, start, cancel, save, dismiss } = exports;
  // One that goes on since before this page was opened is shown too.
  const begun = mine ?? rows.find(isRunning);
  if (start.isError || save.isError) {
    const busy = start.error instanceof AskFailure && start.error.code === 'conflict';
    const words = save.isError ? 'history.not_saved' : busy ? 'history.export_busy' : 'history.not_begun';
    return (
      <div className={styles.bar} role="alert">
        <span>{t(words)}</span>
        <CloseButton size="sm" aria-label={t('history.dismiss')} onClick={dismiss} />
      </div>
    );
  }
  if (!begun) return null;
  const written = t('history.written', { count: begun.written, shown: format.number(begun.written) });
  const close = <CloseButton size="sm" aria-label={t('history.dismiss')} onClick={dismiss} />;
  switch (begun.state) {
    case 'running':
      return (
        <div className={styles.bar} role="status">
          <Loader size={12} color="gray" aria-hidden />
          <span>
            {t('history.exporting')} {written}
          </span>
          <Button
            variant="default"
            size="compact-xs"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(begun.id)}
          >
            {t('history.export_cancel')}
          </Button>
        </div>
      );
    case 'done':
      return (
        <div className={styles.bar} role="status">
          <span className={styles.file} title={begun.name}>
            {begun.name}
          </span>
          <span>{t('history.count', { count: begun.written, shown: format.number(begun.written) })}</span>
          <Button variant="default" size="compact-xs" loading={save.isPending} onClick={() => save.mutate(begun.id)}>
            {t('history.save_again')}
          </Button>
          {close}
        </div>
      );
    case 'failed':
      return (
        <div className={styles.bar} role="alert">
          <span>{t('history.export_failed')}</span>
          {begun.why !== null && <span lang="en">{begun.why}</span>}
          {close}
        </div>
      );
    case 'cancelled':
      return (
        <div className={styles.bar} role="status">
          <span>{t('history.export_cancelled')}</span>
          {close}
        </div>
      );
    default:
      return begun.state satisfies never;
  }
};
