import { Fragment, type ReactNode } from 'react';
import styles from './setup.module.css';

/** What only Meta's pages can do, click by click. */
export const Clicks = ({ children }: { readonly children: readonly ReactNode[] }) => (
  <ol className={styles.clicks}>
    {children.map((click, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the clicks stand in the code, in their order
      <Fragment key={place}>
        <li>{click}</li>
      </Fragment>
    ))}
  </ol>
);
