import { cleanText } from './clean-text.ts';

/** No field is near this long; what is longer is cut before any work is spent on it. */
const LONGEST = 2_000;

/**
 * What a cell says, clean; empty for anything that is no text and no number a spreadsheet can hold exactly
 * (beyond 2^53 the digits are already lost, so an id or a phone made of them would be somebody else's).
 */
export const cellText = (cell: unknown): string => {
  if (typeof cell === 'string') return cleanText(cell.slice(0, LONGEST));
  if (typeof cell === 'number' && Math.abs(cell) <= Number.MAX_SAFE_INTEGER) return String(cell);
  return '';
};
