import { Button, CloseButton, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskFailure } from '../connection/ask-failure.ts';
import type { useExport } from '../files/use-export.ts';
import styles from './student-menu.module.css';

/** How far the PDF that was asked for is, and how it ended. */
export const PdfBar = ({ pdf }: { readonly pdf: ReturnType<typeof useExport> }) => {
  const { t } = useTranslation();
  const { mine: begun, start, cancel, save, dismiss } = pdf;
  const close = <CloseButton size="sm" aria-label={t('panel.pdf_dismiss')} onClick={dismiss} />;
  if (start.isError || save.isError || begun?.state === 'failed') {
    const busy = start.error instanceof AskFailure && start.error.code === 'conflict';
    return (
      <div className={styles.bar} role="alert">
        <span>{t(busy ? 'panel.pdf_busy' : 'panel.pdf_failed')}</span>
        {begun?.why && <span lang="en">{begun.why}</span>}
        {close}
      </div>
    );
  }
  if (start.isPending || begun?.state === 'running')
    return (
      <div className={styles.bar} role="status">
        <Loader size={12} color="gray" aria-hidden />
        <span>{t('panel.pdf_making')}</span>
        {begun && (
          <Button variant="default" size="compact-xs" onClick={() => cancel.mutate(begun.id)}>
            {t('panel.pdf_cancel')}
          </Button>
        )}
      </div>
    );
  if (begun?.state !== 'done') return null;
  return (
    <div className={styles.bar} role="status">
      <span title={begun.name}>{t('panel.pdf_done', { name: begun.name })}</span>
      <Button variant="default" size="compact-xs" loading={save.isPending} onClick={() => save.mutate(begun.id)}>
        {t('panel.pdf_again')}
      </Button>
      {close}
    </div>
  );
};
