import type { HistoryPage } from '../../preload/contract/asks/history.ts';

/** How many messages fit, as far as is known: the count of the first page, or what was read where that is more. */
export const totalOf = (
  first: Pick<HistoryPage, 'total' | 'totalIsExact'>,
  read: number,
  hasNext: boolean,
): { readonly count: number; readonly isExact: boolean } => {
  if (!hasNext) return { count: read, isExact: true };
  return { count: Math.max(first.total, read), isExact: first.totalIsExact };
};
