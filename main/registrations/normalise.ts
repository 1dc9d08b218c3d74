import type { ImportReason } from '../../preload/contract/rows.ts';
import { cellText } from './cell-text.ts';
import { clip, longerThan } from './clean-text.ts';
import { normalisePhone } from './normalise-phone.ts';

/** A registration as it may be stored. */
export type NormalRow = {
  /** At most 100 characters. */
  readonly externalId: string;
  /** At most 200 characters; what looks like a formula is a name like any other, export guards against it. */
  readonly name: string;
  /** E.164 with the plus. */
  readonly phone: string;
  readonly course: string | null;
  readonly batch: string | null;
  readonly email: string | null;
};

/** One row of an import, or why it is none. Reads own fields only; cells are text or numbers, anything else counts as empty. */
export const normaliseRow = (row: unknown, country: string): NormalRow | ImportReason => {
  if (!isRow(row)) return 'not_a_row';
  const externalId = field(row, 'externalId');
  if (externalId === '') return 'external_id_missing';
  if (longerThan(externalId, 100)) return 'external_id_too_long';
  const name = field(row, 'name');
  if (name === '') return 'name_missing';
  if (longerThan(name, 200)) return 'name_too_long';
  const written = field(row, 'phone');
  if (written === '') return 'phone_missing';
  const phone = normalisePhone(written, country);
  if (phone === null) return 'phone_invalid';
  return {
    externalId,
    name,
    phone,
    course: optional(row, 'course'),
    batch: optional(row, 'batch'),
    email: optional(row, 'email'),
  };
};

type Row = Readonly<Record<string, unknown>>;

const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row);

const field = (row: Row, name: keyof NormalRow): string => (Object.hasOwn(row, name) ? cellText(row[name]) : '');

const optional = (row: Row, name: keyof NormalRow): string | null => clip(field(row, name), 200) || null;
