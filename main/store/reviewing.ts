import type { HistoryPage } from '../../preload/contract/asks/history.ts';
import type { HistoryQuery } from './search-history.ts';

/** What looking back writes. */
export type ReviewWrites = {
  /** Brings the index of words up to date by at most so many messages; `left` of them still wait. */
  indexWords(limit: number): { left: number };
};

/** What looking back reads, in the thread for long reads. */
export type ReviewReads = {
  searchHistory(collegeId: string, query: HistoryQuery): HistoryPage;
};
