import { useTranslation } from 'react-i18next';
import type { Failure } from '../../preload/contract/failure.ts';
import styles from './panel.module.css';

/** Meta's code, which opens into Meta's own words. Those come in English only. */
export const FailureCode = ({ failure: { code, title, details } }: { readonly failure: Failure }) => {
  const { t } = useTranslation();
  return (
    <details className={styles.code}>
      <summary>{t('failure.code', { code })}</summary>
      <p lang="en">
        {title}
        {details !== null && details !== title && <span>{details}</span>}
      </p>
    </details>
  );
};
