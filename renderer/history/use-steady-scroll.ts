import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { HistoryRow } from '../../preload/contract/history.ts';

/** What is in sight stays where it is when lines far above are let go of, or are there again. */
export const useSteadyScroll = (
  rows: readonly HistoryRow[],
  above: number,
  rowPx: number,
  virtual: Virtualizer<HTMLDivElement, Element>,
): void => {
  const last = useRef({ rows, above });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { rows, above };
    const gone = above - before.above;
    if (gone === 0) return;
    // The same list, and not another that was read anew.
    const [here, there] = gone > 0 ? [before.rows[gone], rows[0]] : [before.rows[0], rows[-gone]];
    if (here === undefined || here.id !== there?.id) return;
    virtual.scrollToOffset(Math.max(0, (virtual.scrollOffset ?? 0) - gone * rowPx));
  }, [rows, above, rowPx, virtual]);
};
