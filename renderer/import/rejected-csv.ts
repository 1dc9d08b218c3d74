import Papa from 'papaparse/papaparse.js';
import type { ImportOutcome, ImportReason } from '../../preload/contract/rows.ts';
import type { Table } from './table.ts';

/** Excel takes a file without this mark for Windows-1252, and Devanagari for noise. */
const MARK = '\uFEFF';

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
  return MARK + Papa.unparse({ fields: [titles.row, titles.reason, ...header], data: cells }, { escapeFormulae: true });
};
