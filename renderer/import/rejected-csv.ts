import type { ImportOutcome, ImportReason } from '../../preload/contract/rows.ts';
import { csvText } from '../files/csv-text.ts';
import type { Table } from './table.ts';

/**
 * The rejected rows as they came, each with its place and its reason, ready to be corrected and imported again. Cells
 * that a spreadsheet would run as formulas are made harmless.
 */
export const rejectedCsv = (
  { header, rows, lines }: Table,
  rejected: ImportOutcome['rejected'],
  titles: { readonly row: string; readonly reason: string },
  say: (reason: ImportReason) => string,
): string => {
  const cells = rejected.map(({ row, reason }) => [lines[row] ?? row + 1, say(reason), ...(rows[row] ?? [])]);
  return csvText([titles.row, titles.reason, ...header], cells);
};
