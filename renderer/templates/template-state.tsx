import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../preload/contract/failures.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import { useLanguage } from '../i18n/use-language.ts';
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
  const { language } = useLanguage();
  const refusalOf = (error: Error): string => {
    if (!(error instanceof AskFailure)) return t('template.sync_failed');
    if (error.code === 'conflict') return t('template.no_account');
    if (error.failure === null) return t('template.sync_failed');
    // The sentence of the desk is the more exact one, and in English.
    if (language === 'en') return error.message;
    const { what, next } = failureOf(error.failure)[language];
    return `${what} ${next}`;
  };
  const unreadable = sync.data?.unreadable ?? 0;
  return (
    <>
      {sync.error && (
        <p className={styles.refusal} role="alert">
          <CircleAlert size={14} aria-hidden />
          {refusalOf(sync.error)}
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
