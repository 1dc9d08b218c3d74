import type { AnalyticsSummary, Grouping } from '../../preload/contract/analytics.ts';
import type { HistoryPage } from '../../preload/contract/asks/history.ts';
import type { AttemptRow, DeliveryRow } from '../../preload/contract/history.ts';
import type { HistoryQuery } from './search-history.ts';

/** What looking back writes. */
export type ReviewWrites = {
  /** Brings the index of words up to date by at most so many messages; `left` of them still wait. */
  indexWords(limit: number): { left: number };
};

/** What looking back reads, in the thread for long reads. */
export type ReviewReads = {
  /** Each try at a message, the first first; `null` where the college has no such message. */
  attempts(collegeId: string, id: string): readonly AttemptRow[] | null;
  /** Deliveries that told of a message, the oldest first, each with what it says of that message. */
  deliveriesOf(collegeId: string, id: string): readonly DeliveryRow[] | null;
  /** Counts, rates and times of the messages of these days of the college. */
  summary(collegeId: string, query: { from: string; to: string; groupBy: Grouping }): AnalyticsSummary;
  searchHistory(collegeId: string, query: HistoryQuery): HistoryPage;
};
