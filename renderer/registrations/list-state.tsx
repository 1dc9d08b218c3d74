import { Button } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { CircleAlert, SearchX, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './page.module.css';

type ListStateProps = {
  readonly list: { readonly isPending: boolean; readonly isError: boolean; readonly refetch: () => unknown };
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly onImport: () => void;
};

/** What stands in the table's place while there are no rows: why, and what can be done. */
export const ListState = ({ list, filtered, onClear, onImport }: ListStateProps) => {
  const { t } = useTranslation();
  if (list.isError)
    return (
      <div className={styles.state} role="alert">
        <CircleAlert size={28} strokeWidth={1.5} aria-hidden />
        <h2>{t('list.error')}</h2>
        <p>{t('list.error_why')}</p>
        <Button variant="default" onClick={() => list.refetch()}>
          {t('list.again')}
        </Button>
      </div>
    );
  if (list.isPending) return <Loading />;
  if (filtered)
    return (
      <div className={styles.state}>
        <SearchX size={28} strokeWidth={1.5} aria-hidden />
        <h2>{t('list.no_match')}</h2>
        <p>{t('list.no_match_why')}</p>
        <Button variant="default" onClick={onClear}>
          {t('list.clear')}
        </Button>
      </div>
    );
  return (
    <div className={styles.state}>
      <Users size={28} strokeWidth={1.5} aria-hidden />
      <h2>{t('list.empty')}</h2>
      <p>{t('list.empty_why')}</p>
      <Button onClick={onImport}>{t('import.open')}</Button>
    </div>
  );
};

const LONG_MS = 4_000;

const Loading = () => {
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
