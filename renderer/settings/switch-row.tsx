import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';

type SwitchRowProps = {
  readonly name: string;
  readonly why?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** A setting that is on or off. */
export const SwitchRow = ({ on, onChange, ...words }: SwitchRowProps) => (
  <SettingRow {...words}>
    {(ids) => (
      <input
        {...ids}
        className={styles.switch}
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    )}
  </SettingRow>
);
