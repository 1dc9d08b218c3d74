import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './blank-state.module.css';

type BlankStateProps = {
  readonly Icon: LucideIcon;
  readonly title: string;
  readonly why?: string;
  /** Something went wrong: said at once. */
  readonly role?: 'alert';
  /** What can be done. */
  readonly children?: ReactNode;
};

/** What stands where there is nothing to show: why, and what can be done. */
export const BlankState = ({ Icon, title, why, role, children }: BlankStateProps) => (
  <div className={styles.state} role={role}>
    <Icon size={28} strokeWidth={1.5} aria-hidden />
    <h2>{title}</h2>
    {why !== undefined && <p>{why}</p>}
    {children}
  </div>
);
