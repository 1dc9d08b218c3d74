import { parseTable } from './parse-table.ts';
import { TABLE_LIMITS, type Table, TableRefusal, type TableRefusalReason } from './table.ts';

/** What the worker says: the rows in parts so small that the page takes each without a stutter, then the rest. */
export type TablePart =
  | { readonly kind: 'rows'; readonly rows: string[][]; readonly lines: number[] }
  | { readonly kind: 'whole'; readonly head: Omit<Table, 'rows' | 'lines'> }
  | { readonly kind: 'refused'; readonly reason: TableRefusalReason; readonly line: number | null };

const ROWS_A_PART = 1_000;

/** Reads a file and says its table part by part, or once why it is none. A file that cannot be read is refused; a bug is thrown after `unreadable`. */
export const sayTable = async (file: Blob, say: (part: TablePart) => void): Promise<void> => {
  try {
    const { rows, lines, ...head } = parseTable(await bytesOf(file));
    for (let at = 0; at < rows.length; at += ROWS_A_PART)
      say({ kind: 'rows', rows: rows.slice(at, at + ROWS_A_PART), lines: lines.slice(at, at + ROWS_A_PART) });
    say({ kind: 'whole', head });
  } catch (cause) {
    if (cause instanceof TableRefusal) say({ kind: 'refused', reason: cause.reason, line: cause.line });
    else {
      say({ kind: 'refused', reason: 'unreadable', line: null });
      throw cause;
    }
  }
};

const bytesOf = async (file: Blob): Promise<Uint8Array> => {
  if (file.size > TABLE_LIMITS.bytes) throw new TableRefusal('too_large');
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    // The file was moved, changed or locked after it was chosen.
    throw new TableRefusal('unreadable', null, { cause });
  }
};
