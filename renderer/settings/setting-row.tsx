import { type ReactNode, useId } from 'react';
import styles from './settings.module.css';

type SettingRowProps = {
  readonly name: string;
  readonly why?: string;
  /** Draws the control, which takes these so that its name and its reason are spoken with it. */
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby'?: string }) => ReactNode;
};

/** A setting: its name, what it does where the name does not say it, and its control. */
export const SettingRow = ({ name, why, children }: SettingRowProps) => {
  const id = useId();
  return (
    <div className={styles.row}>
      <div>
        <label htmlFor={id}>{name}</label>
        {why !== undefined && (
          <p id={`${id}-why`} className={styles.why}>
            {why}
          </p>
        )}
      </div>
      {children(why === undefined ? { id } : { id, 'aria-describedby': `${id}-why` })}
    </div>
  );
};
