import type { Field, Mapping } from './mapping.ts';
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
  table.rows.map((row) => {
    const cell = (field: Field): string => {
      const column = mapping[field];
      return column === null ? '' : (row[column] ?? '').slice(0, LONGEST);
    };
    const optional = (field: 'course' | 'batch' | 'email'): { readonly [field: string]: string } => {
      const text = cell(field);
      return text === '' ? {} : { [field]: text };
    };
    return {
      externalId: cell('externalId'),
      name: `${cell('name')} ${cell('surname')}`.trim(),
      phone: cell('phone'),
      ...optional('course'),
      ...optional('batch'),
      ...optional('email'),
    };
  });

/** More than any field may have, so that what is too long stays too long and still fits in a frame. */
const LONGEST = 500;
