import { CopyButton } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './health.module.css';

/** A text that is there to be pasted elsewhere; a click copies it. */
export const CopyText = ({ text }: { readonly text: string }) => {
  const { t } = useTranslation();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <button type="button" className={styles.copy} onClick={copy} title={t('health.copy')}>
          <code>{text}</code>
          {copied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
        </button>
      )}
    </CopyButton>
  );
};
