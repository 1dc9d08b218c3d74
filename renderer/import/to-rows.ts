import type { Mapping } from './mapping.ts';
import type { Table } from './table.ts';

/** A row of the ask `registrations.import`, as the file has it: the desk judges it and says why if it refuses. */
export type ImportRow = {
  readonly externalId: string;
  readonly name: string;
  readonly phone: string;
  readonly course?: string;
  readonly batch?: string;
  readonly email?: string;
};

/** One for each row of the table, in its order, so that a rejected row's number is its place in `table.lines` too. */
export const toRows = (table: Pick<Table, 'rows'>, mapping: Mapping): ImportRow[] =>
  table.rows.map((cells) => toRow(cells, mapping));

// Plain assignments: this runs on the page, and spreading made it three times as long for a list of 200,000.
const toRow = (cells: readonly string[], mapping: Mapping): ImportRow => {
  const surname = cell(cells, mapping.surname);
  const name = cell(cells, mapping.name);
  const row: { -readonly [Field in keyof ImportRow]: ImportRow[Field] } = {
    externalId: cell(cells, mapping.externalId),
    name: surname === '' ? name : `${name} ${surname}`.trim(),
    phone: cell(cells, mapping.phone),
  };
  for (const field of OPTIONAL) {
    const text = cell(cells, mapping[field]);
    if (text !== '') row[field] = text;
  }
  return row;
};

const OPTIONAL = ['course', 'batch', 'email'] as const;

const cell = (cells: readonly string[], column: number | null): string => {
  const text = column === null ? '' : (cells[column] ?? '');
  return text.length > LONGEST ? text.slice(0, LONGEST) : text;
};

/** More than any field may have, so that what is too long stays too long and still fits in a frame. */
const LONGEST = 500;
