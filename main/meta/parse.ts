import { type AddLine, type Change, phoneNumberIdOf, strayOf } from './change.ts';
import { fromJsonBytes } from './json.ts';
import type { Line, ParseStray, StrayLine } from './line.ts';
import { isKnownField, VALUE_PARSERS } from './parse-value.ts';
import { type Fields, id, inner, isFields, list, NONE, own, time, wordsOrNull } from './read.ts';

/**
 * What a delivery says, line by line in Meta's order: every status and message of every change of every entry. The edge
 * where Meta's names, string times and optional fields end. Never throws, whatever the bytes; what is not understood is
 * a stray, and every delivery and every change gives at least one line.
 */
export const parse = (body: Uint8Array): readonly Line[] => {
  const envelope = fromJsonBytes(body);
  if (envelope === undefined) return [stray('not_json')];
  if (!isFields(envelope) || typeof own(envelope, 'object') !== 'string') return [stray('not_an_envelope')];
  if (own(envelope, 'object') !== 'whatsapp_business_account') return [stray('unknown_object')];
  const entries = list(envelope, 'entry');
  if (entries.length === 0) return [stray('not_an_envelope')];

  const lines: Line[] = [];
  const add = bounded(lines);
  for (const entry of entries) parseEntry(entry, add);
  return lines;
};

const parseEntry = (entry: unknown, add: AddLine): void => {
  const fields = isFields(entry) ? entry : NONE;
  const changes = list(fields, 'changes');
  if (changes.length === 0) add(stray('unknown_shape'));
  for (const change of changes) {
    if (isFields(change)) parseChange(change, id(fields, 'id') ?? '', time(fields, 'time'), add);
    else add(stray('unknown_shape'));
  }
};

const parseChange = (fields: Fields, wabaId: string, at: number | null, add: AddLine): void => {
  const field = own(fields, 'field');
  const value = inner(fields, 'value');
  const phoneNumberId = phoneNumberIdOf(value);
  if (typeof field !== 'string' || !isKnownField(field)) {
    add({ ...stray('unknown_field'), field: wordsOrNull(fields, 'field', 100), phoneNumberId });
    return;
  }
  const change: Change = { wabaId, field, phoneNumberId, at, value };
  let said = 0;
  VALUE_PARSERS[field](change, (line) => {
    said += 1;
    add(line);
  });
  if (said === 0) add(strayOf('unknown_shape', change));
};

const stray = (reason: ParseStray): StrayLine => ({ kind: 'stray', reason, field: null, phoneNumberId: null });

/** Meta's batches end at 1,000 updates (PLATFORM 4). */
const MOST_BESIDES = 1_000;

/** A list of a million nulls is signed nonsense to be counted, not a million rows to be written. */
const bounded = (lines: Line[]): AddLine => {
  let besides = 0;
  return (line) => {
    const isCounted = line.kind === 'stray' || line.kind === 'news' || line.kind === 'account';
    if (isCounted) besides += 1;
    if (!isCounted || besides <= MOST_BESIDES) lines.push(line);
  };
};
