import { useState } from 'react';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';

type FieldRowProps = {
  readonly name: string;
  readonly why?: string;
  readonly type: 'time' | 'url' | 'number' | 'text';
  /** Of a number; it is a whole one. */
  readonly range?: { readonly min: number; readonly max: number };
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A setting that is written. It is saved when the field is left or Enter is pressed, not while it is half written. */
export const FieldRow = ({ type, range, value, onChange, ...words }: FieldRowProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const finish = (): void => {
    setDraft(null);
    const written = draft?.trim() ?? value;
    // A time or a number that is not filled says nothing; a text may be emptied.
    if (written !== value && (type === 'url' || type === 'text' || written !== '') && isWithin(written, range))
      onChange(written);
  };
  return (
    <SettingRow {...words}>
      {(ids) => (
        <input
          {...ids}
          className={styles.field}
          type={type}
          {...range}
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

const isWithin = (written: string, range: FieldRowProps['range']): boolean =>
  range === undefined ||
  (Number.isInteger(Number(written)) && range.min <= Number(written) && Number(written) <= range.max);
