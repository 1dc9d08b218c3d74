import styles from './analytics.module.css';

type PartBarProps = { readonly part: number; readonly whole: number; readonly tone?: 'good' | 'bad' | 'plain' };

/** A part of its whole, drawn beside its number. */
export const PartBar = ({ part, whole, tone = 'good' }: PartBarProps) => (
  <span className={styles.bar} data-tone={tone} aria-hidden>
    <span style={{ width: `${whole === 0 ? 0 : (100 * part) / whole}%` }} />
  </span>
);
