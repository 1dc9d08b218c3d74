import type { ReportRow } from '../../preload/contract/rows.ts';
import { type ReportedStatus, rank } from '../../preload/contract/status.ts';
import type { Db } from './database.ts';
import { failureOfJson, instant } from './frame-of.ts';
import type { Reads } from './store.ts';

type Record = {
  readonly status: ReportedStatus;
  readonly at: number;
  readonly heardAt: number;
  readonly attempt: number;
  readonly participant: string;
  readonly error: string | null;
};

/** Everything told of one message, by Meta's clock; within one second, by rung. */
export const createTimeline = (db: Db): Reads['timeline'] => {
  const message = db.prepare<[string, string], { n: number }>('SELECT n FROM messages WHERE college_id = ? AND id = ?');
  const reports = db.prepare<[number], Record>(`
    SELECT status, at, heard_at AS heardAt, attempt, participant, error
    FROM reports
    WHERE message = ?`);
  return (collegeId, id) => {
    const found = message.get(collegeId, id);
    if (!found) return null;
    return reports
      .all(found.n)
      .sort((a, b) => a.attempt - b.attempt || a.at - b.at || rank(a.status) - rank(b.status))
      .map(
        ({ status, at, heardAt, attempt, participant, error }): ReportRow => ({
          status,
          at: instant(at),
          heardAt: instant(heardAt),
          attempt,
          participant: participant || null,
          error: failureOfJson(error),
        }),
      );
  };
};
