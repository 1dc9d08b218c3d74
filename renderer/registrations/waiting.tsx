import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './page.module.css';

const LONG_MS = 4_000;

/** Lines without words while a list is read; said in words when that takes long. */
export const Waiting = () => {
  const { t } = useTranslation();
  const [long, setLong] = useState(false);
  useTimeout(() => setLong(true), LONG_MS, { autoInvoke: true });
  return (
    <div className={styles.skeleton} aria-busy>
      {long && <p role="status">{t('list.waiting')}</p>}
      {Array.from({ length: 24 }, (_, line) => `line ${line}`).map((line) => (
        <div key={line} aria-hidden>
          <span />
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
};
