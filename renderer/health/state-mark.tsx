import { Check, CircleDashed, X } from 'lucide-react';
import styles from './checks.module.css';

type StateMarkProps = { readonly state: 'green' | 'red' | 'unknown'; readonly label: string };

const SIGNS = { green: Check, red: X, unknown: CircleDashed } as const;

/** How one thing stands, by shape as well as by colour, with a spoken name. */
export const StateMark = ({ state, label }: StateMarkProps) => {
  const Sign = SIGNS[state];
  return (
    <span className={styles.mark} data-state={state} role="img" aria-label={label} title={label}>
      <Sign size={14} strokeWidth={state === 'unknown' ? 2 : 2.5} aria-hidden />
    </span>
  );
};
