import type { FailureEntry } from '../../preload/contract/failures/entry.ts';
import { FAILURES } from '../../preload/contract/failures.ts';

/** One code of Meta's, or a range with both ends included. */
export type Codes = FailureEntry['codes'];

export const covers = (codes: Codes, code: number): boolean =>
  codes.some((known) => (typeof known === 'number' ? known === code : known[0] <= code && code <= known[1]));

/** Whether a row of PLATFORM 8 speaks of it. */
export const isKnown = (code: number): boolean => FAILURES.some(({ codes }) => covers(codes, code));
