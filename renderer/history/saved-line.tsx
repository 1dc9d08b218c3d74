import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFilters } from '../../preload/contract/asks/saved-filters.ts';
import styles from './history.module.css';

type SavedLineProps = {
  readonly row: SavedFilters;
  readonly onRename: (name: string, done: () => void) => void;
  readonly onRemove: () => void;
};

/** Saved filters by their name. Removing asks once more, for it cannot be undone. */
export const SavedLine = ({ row: { name }, onRename, onRemove }: SavedLineProps) => {
  const { t } = useTranslation();
  const [next, setNext] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  if (next !== null)
    return (
      <li>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            onRename(next, () => setNext(null));
          }}
        >
          <TextInput
            aria-label={t('history.new_name', { name })}
            value={next}
            maxLength={60}
            autoFocus
            onChange={({ currentTarget }) => setNext(currentTarget.value)}
          />
          <Button type="submit" disabled={next.trim() === ''}>
            {t('history.save')}
          </Button>
          <Button variant="default" onClick={() => setNext(null)}>
            {t('quick.cancel')}
          </Button>
        </form>
      </li>
    );
  return (
    <li>
      <span className={styles.file} title={name}>
        {name}
      </span>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        aria-label={t('history.rename_named', { name })}
        onClick={() => setNext(name)}
      >
        {t('history.rename')}
      </Button>
      <Button
        variant="subtle"
        color={sure ? 'red' : 'gray'}
        size="compact-xs"
        aria-label={t(sure ? 'quick.really_named' : 'quick.remove_named', { name })}
        onClick={() => (sure ? onRemove() : setSure(true))}
        onBlur={() => setSure(false)}
      >
        {t(sure ? 'quick.really' : 'quick.remove')}
      </Button>
    </li>
  );
};
