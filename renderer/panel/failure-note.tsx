import { useTranslation } from 'react-i18next';
import type { Failure } from '../../preload/contract/failure.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import { useLanguage } from '../i18n/use-language.ts';
import styles from './panel.module.css';

/** What happened, whose job it is, and the next step. Meta's own words are a click away. */
export const FailureNote = ({ failure, tone }: { readonly failure: Failure; readonly tone: 'alarm' | 'calm' }) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { what, who, next } = failureOf(failure.code)[language];
  return (
    <div className={styles.failure} data-tone={tone}>
      <strong>{what}</strong>
      <p>{next}</p>
      <p className={styles.who_acts}>{t('failure.who', { who })}</p>
      <details>
        <summary>{t('failure.code', { code: failure.code })}</summary>
        <p lang="en">
          {failure.title}
          {failure.details !== null && <span>{failure.details}</span>}
        </p>
      </details>
    </div>
  );
};
