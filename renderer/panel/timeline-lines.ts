import type { MessageRow, ReportRow } from '../../preload/contract/rows.ts';
import { isReported, LADDER, rank, type Status } from '../../preload/contract/status.ts';

/** A line of a timeline. Rungs of our own making were never reported, so nobody heard of them. */
export type TimelineLine = Omit<ReportRow, 'status' | 'heardAt'> & {
  readonly status: Status;
  readonly heardAt: string | null;
};

/** Meta's reports and our own steps before them, in the order they happened. */
export const timelineOf = (message: MessageRow, reports: readonly ReportRow[]): readonly TimelineLine[] => {
  const own = LADDER.flatMap((status): TimelineLine[] => {
    const at = message.rungs[status];
    if (isReported(status) || at === undefined) return [];
    return [{ status, at, heardAt: null, attempt: 1, participant: null, error: null }];
  });
  return [...own, ...reports].sort((a, b) => {
    const [first, second] = [secondOf(a.at), secondOf(b.at)];
    return a.attempt - b.attempt || (first === second ? rank(a.status) - rank(b.status) : first < second ? -1 : 1);
  });
};

/** Meta's clock tells whole seconds, so within one of them only the ladder knows the order. */
const secondOf = (at: string): string => at.slice(0, '2026-11-23T10:00:00'.length);
