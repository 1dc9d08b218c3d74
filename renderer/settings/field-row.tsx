import { useState } from 'react';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';

type FieldRowProps = {
  readonly name: string;
  readonly why?: string;
  readonly type: 'time' | 'url';
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A setting that is written. It is saved when the field is left or Enter is pressed, not while it is half written. */
export const FieldRow = ({ type, value, onChange, ...words }: FieldRowProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const finish = (): void => {
    setDraft(null);
    const written = draft?.trim() ?? value;
    // A time field that is not filled says nothing; an address may be emptied.
    if (written !== value && !(type === 'time' && written === '')) onChange(written);
  };
  return (
    <SettingRow {...words}>
      {(ids) => (
        <input
          {...ids}
          className={styles.field}
          type={type}
          value={draft ?? value}
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
          onBlur={finish}
          onKeyDown={({ key }) => {
            if (key === 'Enter') finish();
          }}
        />
      )}
    </SettingRow>
  );
};
