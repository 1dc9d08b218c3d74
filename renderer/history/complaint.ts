import type { HistoryFilters } from '../../preload/contract/asks/history.ts';

/** Why a search cannot be made, or can find nothing, as it is asked for. */
export type Complaint = 'too_long' | 'no_word' | 'reversed';

/** As the desk has it. */
export const LONGEST_TEXT = 1_000;
const WORD = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** `null` where there is nothing to complain of. Days compare as text. */
export const complaintOf = ({ text, from, to }: HistoryFilters): Complaint | null => {
  if (text !== undefined && text.length > LONGEST_TEXT) return 'too_long';
  if (text !== undefined && !WORD.test(text)) return 'no_word';
  if (from !== undefined && to !== undefined && from.slice(0, 10) > to.slice(0, 10)) return 'reversed';
  return null;
};
