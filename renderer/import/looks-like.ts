import { isShortened } from './clean-cell.ts';

/** Ten digits or more in the notation of phone numbers. Only a guess for finding columns: the desk judges. */
export const looksLikePhone = (cell: string): boolean =>
  isShortened(cell) || (/^[+(]?[\p{Nd}\s()./-]{10,24}$/u.test(cell) && (cell.match(/\p{Nd}/gu)?.length ?? 0) >= 10);

export const looksLikeEmail = (cell: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell);

/** Short, without spaces inside words of text, and with a digit: how application numbers look. */
export const looksLikeId = (cell: string): boolean =>
  /^[\p{L}\p{Nd}/_.-]{1,40}$/u.test(cell) && /\p{Nd}/u.test(cell) && !looksLikeDate(cell);

export const looksLikeName = (cell: string): boolean => /^\p{L}(?:[\p{L}\p{M}\s.'-]|\u200c|\u200d){1,99}$/u.test(cell);

const looksLikeDate = (cell: string): boolean => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(cell);
