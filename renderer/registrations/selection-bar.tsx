import { Button } from '@mantine/core';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import styles from './page.module.css';
import { ALL, countOf, NOBODY, type Selection } from './selection.ts';

type SelectionBarProps = {
  readonly selection: Selection;
  /** How many the filters leave. */
  readonly total: number;
  readonly onSelect: (selection: Selection) => void;
  readonly onSend: () => void;
};

/** How many are ticked, and what can be done with them. */
export const SelectionBar = ({ selection, total, onSelect, onSend }: SelectionBarProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const count = countOf(selection, total);
  return (
    <>
      <span className={styles.count} role="status">
        {t('selection.count', { count, shown: format.number(count) })}
      </span>
      {count < total && (
        <button type="button" className={styles.clear} onClick={() => onSelect(ALL)}>
          {t('selection.all', { shown: format.number(total) })}
        </button>
      )}
      <button type="button" className={styles.clear} onClick={() => onSelect(NOBODY)}>
        {t('selection.clear')}
      </button>
      <Button className={styles.import ?? ''} leftSection={<Send size={14} aria-hidden />} onClick={onSend}>
        {t('selection.send')}
      </Button>
    </>
  );
};
