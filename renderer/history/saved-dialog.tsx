import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import type { SavedFilters } from '../../preload/contract/asks/saved-filters.ts';
import { AskFailure } from '../connection/ask-failure.ts';
import { useFocusBack } from '../look/use-focus-back.ts';
import { FILTER_NAMES } from './filter-fragment.ts';
import styles from './history.module.css';
import { SavedLine } from './saved-line.tsx';
import { useFilterWords } from './use-filter-words.ts';
import type { useSavedFilters } from './use-saved-filters.ts';

type SavedDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What is set now. */
  readonly filters: HistoryFilters;
  readonly saved: ReturnType<typeof useSavedFilters>;
};

const LONGEST_NAME = 60;

/** Saves what is set now under a name, and renames or removes what was saved before. */
export const SavedDialog = ({ opened, onClose, filters, saved }: SavedDialogProps) => {
  const { t } = useTranslation();
  const wordsOf = useFilterWords(filters);
  const [name, setName] = useState('');
  useFocusBack(opened);
  const given = FILTER_NAMES.filter((one) => filters[one] !== undefined);
  const { save, remove, rows } = saved;
  const keep = (row: Omit<SavedFilters, 'id'> & { readonly id?: string }, done: () => void): void =>
    save.mutate(row, { onSuccess: done });
  const taken = save.error instanceof AskFailure && save.error.code === 'conflict';
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('history.saved_title')}
      closeButtonProps={{ 'aria-label': t('history.dismiss') }}
    >
      {given.length === 0 ? (
        <p className={styles.why}>{t('history.nothing_set')}</p>
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            keep({ name, filters }, () => setName(''));
          }}
        >
          <TextInput
            label={t('history.save_now')}
            description={given.map((one) => wordsOf(one).words).join(' · ')}
            value={name}
            maxLength={LONGEST_NAME}
            data-autofocus
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {t('history.save')}
          </Button>
        </form>
      )}
      {(save.isError || remove.isError) && (
        <p role="alert" className={styles.refused}>
          {t(taken ? 'history.name_taken' : 'history.saved_not_done')}
        </p>
      )}
      {rows.length > 0 && (
        <ul className={styles.saved} aria-label={t('history.saved_title')}>
          {rows.map((row) => (
            <SavedLine
              key={row.id}
              row={row}
              onRename={(next, done) => keep({ ...row, name: next }, done)}
              onRemove={() => remove.mutate(row.id)}
            />
          ))}
        </ul>
      )}
    </Modal>
  );
};
