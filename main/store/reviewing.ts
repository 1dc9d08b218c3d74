import type { AnalyticsSummary, Grouping } from '../../preload/contract/analytics.ts';
import type { HistoryPage } from '../../preload/contract/asks/history.ts';
import type { SavedFilters } from '../../preload/contract/asks/saved-filters.ts';
import type { AttemptRow, DeliveryRow, HistoryRow } from '../../preload/contract/history.ts';
import type { ExportRow } from './export-rows.ts';
import type { HistoryQuery } from './find-history.ts';
import type { Erased } from './forget-student.ts';

/** Where a registration is named beyond its own rows. */
export type Traces = { readonly deliveries: readonly number[]; readonly groupMessages: readonly number[] };

/** What looking back writes. */
export type ReviewWrites = {
  /** Brings the index of words up to date by at most so many messages; `left` of them still wait. */
  indexWords(limit: number): { left: number };
  /** Empties raw bodies of deliveries that came before a moment (ms UTC), at most so many; how many it emptied. */
  emptyBodies(before: number, limit: number): number;
  /** Erases a registration and all that says who it was; `null` where the college has none. */
  forgetStudent(collegeId: string, id: string, traces: Traces, who: string): Erased | null;
  saveFilters(
    collegeId: string,
    saved: Omit<SavedFilters, 'id'> & { readonly id?: string | undefined },
    who: string,
  ): SavedFilters;
  removeFilters(collegeId: string, id: string, who: string): { id: string };
  /** A line of the audit. */
  note(collegeId: string | null, who: string, what: string, subject: string): null;
};

/** What looking back reads, in the thread for long reads. */
export type ReviewReads = {
  /** One message as the history shows it; `null` where the college has none of this id. */
  message(collegeId: string, id: string): HistoryRow | null;
  /** Of all colleges; `null` where no message has this id. */
  collegeOfMessage(id: string): string | null;
  /** Each try at a message, the first first; `null` where the college has no such message. */
  attempts(collegeId: string, id: string): readonly AttemptRow[] | null;
  /** Deliveries that told of a message, the oldest first, each with what it says of that message. */
  deliveriesOf(collegeId: string, id: string): readonly DeliveryRow[] | null;
  /** A college by name, and how far its clock is ahead of UTC. */
  collegeClock(collegeId: string): { name: string; offsetMinutes: number };
  tracesOf(collegeId: string, id: string): Traces | null;
  /** Counts, rates and times of the messages of these days of the college. */
  summary(collegeId: string, query: { from: string; to: string; groupBy: Grouping }): AnalyticsSummary;
  /** The same messages as `searchHistory` finds, with what an export says of them. */
  exportRows(collegeId: string, query: HistoryQuery): { rows: readonly ExportRow[]; next: string | null };
  /** By name. */
  savedFilters(collegeId: string): readonly SavedFilters[];
  searchHistory(collegeId: string, query: HistoryQuery): HistoryPage;
};
