import { Refusal } from '../refusal.ts';

const A_DAY_MS = 86_400_000;

/** Milliseconds UTC from the first (included) to the second (excluded). */
export type Span = { readonly from: number; readonly to: number };

/** A span in days of the college or in moments; `to` includes its day. Either end may be open. */
export const spanOf = (from: string | undefined, to: string | undefined, offsetMinutes: number): Span => {
  const span = {
    from: from === undefined ? 0 : momentOf(from, offsetMinutes),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : momentOf(to, offsetMinutes) + (isDay(to) ? A_DAY_MS : 0),
  };
  if (span.from >= span.to) throw new Refusal('bad_request', 'to: it must not come before from.');
  return span;
};

/** The calendar day of a moment, as days since 1970-01-01. */
export const dayOf = (at: number, offsetMinutes: number): number =>
  Math.floor((at + offsetMinutes * 60_000) / A_DAY_MS);

/** The hour of the day of a moment, 0 to 23. */
export const hourOf = (at: number, offsetMinutes: number): number =>
  Math.floor((at / 60_000 + offsetMinutes) / 60) - 24 * dayOf(at, offsetMinutes);

/** A day as `2026-11-23`. */
export const isoDay = (day: number): string => new Date(day * A_DAY_MS).toISOString().slice(0, 10);

const isDay = (text: string): boolean => text.length === '2026-11-23'.length;

const momentOf = (text: string, offsetMinutes: number): number =>
  Date.parse(text) - (isDay(text) ? offsetMinutes * 60_000 : 0);
