import type { KnownField, Line, ParseStray, StrayLine } from './line.ts';
import { type Fields, id, inner } from './read.ts';

/** One `changes[]` of a delivery, at the border between Meta's names and ours. */
export type Change = {
  readonly wabaId: string;
  readonly field: KnownField;
  /** Only conversation fields name a number; account and template fields have no `metadata` (PLATFORM 2.1). */
  readonly phoneNumberId: string | null;
  /** Of the entry, milliseconds UTC; shown on account and template fields only (PLATFORM 2.1). */
  readonly at: number | null;
  readonly value: Fields;
};

export type AddLine = (line: Line) => void;

export const phoneNumberIdOf = (value: Fields): string | null => id(inner(value, 'metadata'), 'phone_number_id');

/** A part of a change that we do not understand. */
export const strayOf = (reason: ParseStray, { field, phoneNumberId }: Change): StrayLine => ({
  kind: 'stray',
  reason,
  field,
  phoneNumberId,
});
