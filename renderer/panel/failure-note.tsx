import { useTranslation } from 'react-i18next';
import type { Failure } from '../../preload/contract/failure.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { FailureCode } from './failure-code.tsx';
import styles from './panel.module.css';

/** What happened, whose job it is, and the next step. Meta's own words are a click away. */
export const FailureNote = ({ failure }: { readonly failure: Failure }) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { what, who, next } = failureOf(failure.code)[language];
  return (
    <div className={styles.failure}>
      <strong>{what}</strong>
      <p>{next}</p>
      <p className={styles.who_acts}>{t('failure.who', { who })}</p>
      <FailureCode failure={failure} />
    </div>
  );
};
