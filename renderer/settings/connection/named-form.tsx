import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../../setup/setup.module.css';
import { useFocusFirst } from '../../setup/use-focus-first.ts';

type NamedFormProps = {
  readonly label: string;
  readonly name: string;
  readonly longest: number;
  readonly save: string;
  readonly busy: boolean;
  readonly failed: boolean;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
};

/** A name in hand. Enter saves it, Escape leaves it. */
export const NamedForm = ({ label, name: before, longest, save, busy, failed, onSave, onClose }: NamedFormProps) => {
  const { t } = useTranslation();
  const first = useFocusFirst();
  const [name, setName] = useState(before);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onSave(name.trim());
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <TextInput
        ref={first}
        label={label}
        value={name}
        maxLength={longest}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {failed && <p role="alert">{t('setup.not_saved')}</p>}
      <div className={styles.acts}>
        <Button type="submit" loading={busy} disabled={name.trim() === ''}>
          {save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('quick.cancel')}
        </Button>
      </div>
    </form>
  );
};
