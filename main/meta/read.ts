import { clean } from './clean.ts';

/** A JSON object, read by its own properties only: to us `__proto__` is a name like any other. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a missing object reads as. */
export const NONE: Fields = Object.freeze({});

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const own = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);

/** The object under `key`, or `NONE`. */
export const inner = (fields: Fields, key: string): Fields => {
  const value = own(fields, key);
  return isFields(value) ? value : NONE;
};

/** The list under `key`; one thing where a list belongs is a list of one, nothing or `null` an empty one. */
export const list = (fields: Fields, key: string): readonly unknown[] => {
  const value = own(fields, key);
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
};

export const flag = (fields: Fields, key: string): boolean => own(fields, key) === true;

/** Words, cleaned and at most `max` long; a number is read as its digits, anything else as `''`. */
export const words = (fields: Fields, key: string, max: number): string => {
  const value = own(fields, key);
  if (typeof value === 'string') return clean(value, max);
  return Number.isFinite(value) ? String(value) : '';
};

/** Like `words`, with `null` for none. */
export const wordsOrNull = (fields: Fields, key: string, max: number): string | null => words(fields, key, max) || null;

const LONGEST_ID = 512;
const UNFIT_FOR_ID = /[\p{Cc}\p{Cs}]/u;

/**
 * An identifier, exactly as written: mending or cutting one could make it another's. `null` where it is missing,
 * blank, over 512 long, holds control characters or half characters, or is a number too large to be exact.
 */
export const id = (fields: Fields, key: string): string | null => {
  const value = own(fields, key);
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : null;
  if (typeof value !== 'string' || value.length > LONGEST_ID || value.trim() === '') return null;
  return UNFIT_FOR_ID.test(value) ? null : value;
};

const DECIMAL = /^\s*-?\d{1,20}(\.\d{1,20})?\s*$/;

/** A finite number, also where it was written as a decimal string. */
export const number = (fields: Fields, key: string): number | null => {
  const value = own(fields, key);
  // JSON has no infinity, but `1e999` reads as one.
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : null;
};

/** Earlier than WhatsApp itself, or later than anybody will use this: no time at all. */
const FIRST_SECOND = 1e9;
const LAST_SECOND = 4_102_444_800;
/** No time in seconds is as large for three thousand years. */
const SURELY_MILLISECONDS = 1e11;

/** Milliseconds UTC of a time that Meta gives as unix seconds, string or number (PLATFORM 2.1); `null` if absurd. */
export const time = (fields: Fields, key: string): number | null => {
  const value = number(fields, key);
  if (value === null) return null;
  const seconds = value > SURELY_MILLISECONDS ? value / 1_000 : value;
  return seconds >= FIRST_SECOND && seconds <= LAST_SECOND ? Math.round(seconds * 1_000) : null;
};
