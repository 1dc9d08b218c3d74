import { Box } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './analytics.module.css';
import { untabbed } from './untabbed.ts';

type FigureProps = {
  readonly title: string;
  /** What exactly is counted. */
  readonly why?: string;
  /** What can be chosen about it. */
  readonly tools?: ReactNode;
  /** A drawing, and what it is for those who cannot see it. The table has its numbers. */
  readonly chart?: { readonly alt: string; readonly drawing: ReactNode; readonly below?: ReactNode } | undefined;
  readonly children: ReactNode;
};

/** One thing to look at: its name, its drawing, and beside it the same numbers as a table. */
export const Figure = ({ title, why, tools, chart, children }: FigureProps) => {
  const id = useId();
  return (
    <section className={styles.figure} aria-labelledby={id}>
      <div className={styles.title}>
        <h2 id={id}>{title}</h2>
        {tools}
      </div>
      {why && <p className={styles.why}>{why}</p>}
      {chart ? (
        <div className={styles.pair}>
          <div className={styles.drawing}>
            <div role="img" aria-label={chart.alt} ref={untabbed}>
              {chart.drawing}
            </div>
            {chart.below}
          </div>
          <Scroll label={title}>{children}</Scroll>
        </div>
      ) : (
        children
      )}
    </section>
  );
};

/** A long table scrolls by itself, also with the keyboard. */
const Scroll = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <Box className={styles.scroll ?? ''} role="group" aria-label={label} tabIndex={0}>
    {children}
  </Box>
);
