import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AskFailure } from '../connection/ask-failure.ts';
import styles from './templates.module.css';

type TemplateStateProps = {
  readonly list: { readonly isPending: boolean; readonly isError: boolean; readonly refetch: () => unknown };
  readonly sync: {
    readonly error: Error | null;
    readonly data?: { readonly unreadable: number } | undefined;
  };
  readonly none: boolean;
  readonly searched: boolean;
};

/** What stands beside the templates, or in their place: why there are none, and what can be done. */
export const TemplateState = ({ list, sync, none, searched }: TemplateStateProps) => {
  const { t } = useTranslation();
  const unreadable = sync.data?.unreadable ?? 0;
  return (
    <>
      {sync.error && (
        <p className={styles.refusal} role="alert">
          <CircleAlert size={14} aria-hidden />
          {sync.error instanceof AskFailure && sync.error.code === 'unavailable'
            ? sync.error.message
            : t('template.sync_failed')}
        </p>
      )}
      {unreadable > 0 && <p className={styles.hint}>{t('template.unreadable', { count: unreadable })}</p>}
      {list.isError && (
        <div className={styles.empty} role="alert">
          <p>{t('list.error')}</p>
          <Button variant="default" onClick={() => list.refetch()}>
            {t('list.again')}
          </Button>
        </div>
      )}
      {none && !list.isPending && !list.isError && (
        <p className={styles.empty}>{t(searched ? 'template.no_match' : 'template.empty')}</p>
      )}
    </>
  );
};
