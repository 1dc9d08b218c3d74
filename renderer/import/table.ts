/** A list as its file holds it: text cells, trimmed; rows as wide as the header; wholly empty rows left out. */
export type Table = {
  header: string[];
  rows: string[][];
  /** For each row, the number a spreadsheet shows beside it. */
  lines: number[];
  /** For each column, how many cells Excel has shortened to something like 9.19812E+11: their digits are lost. */
  shortened: number[];
  encoding: Encoding;
  delimiter: string;
};

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Why a file is no table. A closed set, so that a window can say it in any language. */
export const TABLE_REFUSALS = [
  'empty',
  'no_header',
  'no_rows',
  'spreadsheet',
  'web_page',
  'binary',
  'unknown_encoding',
  'broken_quotes',
  'too_large',
  'too_wide',
  'unreadable',
] as const;
export type TableRefusalReason = (typeof TABLE_REFUSALS)[number];

/** The largest list that is read: some 500,000 students, twice that as UTF-16. */
export const TABLE_LIMITS = { bytes: 64 * 1024 * 1024, columns: 500 } as const;

/** An expected "no" to a file. `line` is where it went wrong, as a spreadsheet counts, if that can be said. */
export class TableRefusal extends Error {
  override readonly name = 'TableRefusal';
  readonly reason: TableRefusalReason;
  readonly line: number | null;

  constructor(reason: TableRefusalReason, line: number | null = null, options?: ErrorOptions) {
    super(`The file is no table: ${reason}${line === null ? '' : ` (row ${line})`}`, options);
    this.reason = reason;
    this.line = line;
  }
}
