import { cleanCell, isShortened } from './clean-cell.ts';
import { decode } from './decode.ts';
import { guessDelimiter } from './guess-delimiter.ts';
import { looksLikeEmail, looksLikePhone } from './looks-like.ts';
import { eachRecord } from './records.ts';
import { type Encoding, TABLE_LIMITS, type Table, TableRefusal } from './table.ts';

/** The table in the bytes of a file. Throws a `TableRefusal` for what is none. */
export const parseTable = (bytes: Uint8Array): Table => {
  if (bytes.length > TABLE_LIMITS.bytes) throw new TableRefusal('too_large');
  const { text, encoding } = decode(bytes);
  return parseText(text, encoding);
};

/** The table in a text, with a line of titles above the header or without. Throws a `TableRefusal`. */
export const parseText = (text: string, encoding: Encoding): Table => {
  if (/^\s*<(?:!doctype|html|table|\?xml|head|meta)\b/i.test(text)) throw new TableRefusal('web_page');
  const { body, delimiter } = separated(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const records: string[][] = [];
  const lines: number[] = [];
  let width = 0;
  eachRecord(body, delimiter, (cells, line) => {
    const clean = cells.map(cleanCell);
    const filled = clean.findLastIndex((cell) => cell !== '') + 1;
    if (filled === 0) return;
    if (filled > TABLE_LIMITS.columns) throw new TableRefusal('too_wide', line);
    width = Math.max(width, filled);
    records.push(clean);
    lines.push(line);
  });
  return tabled({ records, lines, width, encoding, delimiter });
};

/** Excel's own first line, `sep=;`, names the delimiter and is no row of the sheet. */
const separated = (text: string): { readonly body: string; readonly delimiter: string } => {
  const named = /^"?sep=(.)"?[^\S\n]*(?:\n|$)/i.exec(text);
  if (named === null) return { body: text, delimiter: guessDelimiter(text) };
  return { body: text.slice(named[0].length), delimiter: named[1] ?? ',' };
};

type Records = Pick<Table, 'lines' | 'encoding' | 'delimiter'> & {
  readonly records: string[][];
  readonly width: number;
};

const tabled = ({ records, lines, width, encoding, delimiter }: Records): Table => {
  if (records.length === 0) throw new TableRefusal('empty');
  const top = headerAt(records);
  for (const record of records) {
    record.length = Math.min(record.length, width);
    while (record.length < width) record.push('');
  }
  const [header = [], ...rows] = records.slice(top);
  if (header.some((cell) => looksLikePhone(cell) || looksLikeEmail(cell))) throw new TableRefusal('no_header');
  if (rows.length === 0) throw new TableRefusal('no_rows');
  const shortened = header.map((_, column) => rows.filter((row) => isShortened(row[column] ?? '')).length);
  return { header, rows, lines: lines.slice(top + 1), shortened, encoding, delimiter };
};

/** A title or a date above the table stands alone in its row; the header does not. */
const headerAt = (records: readonly (readonly string[])[]): number => {
  const at = records.slice(0, 10).findIndex((record) => record.filter((cell) => cell !== '').length > 1);
  return Math.max(0, at);
};
