import type { Direction } from '../../preload/contract/rows.ts';
import type { Status } from '../../preload/contract/status.ts';
import type { Db } from './database.ts';
import { createFindHistory, type HistoryQuery } from './find-history.ts';

/** A message as a line of an export. Times are ms UTC. */
export type ExportRow = {
  readonly at: number;
  readonly direction: Direction;
  readonly status: Status;
  readonly statusAt: number;
  /** JSON of the earliest time each rung was told. */
  readonly times: string;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly course: string | null;
  readonly batch: string | null;
  readonly kind: string;
  readonly text: string;
  readonly template: string | null;
  readonly campaign: string | null;
  /** JSON of the failure in Meta's words. */
  readonly error: string | null;
  readonly wamid: string | null;
};

/** The same messages as a search finds, a page at a time, with what an export says of them and no more. */
export const createExportRows = (db: Db, now: () => number) => {
  const find = createFindHistory(db, now);
  const one = db.prepare<[number], ExportRow>(`
    SELECT
      m.at, m.direction, m.status, m.status_at AS statusAt, m.times, r.external_id AS externalId, r.name,
      coalesce(r.phone, '+' || m.phone) AS phone, r.course, r.batch,
      CASE WHEN m.revoked THEN 'revoked' ELSE m.kind END AS kind, CASE WHEN m.revoked THEN '' ELSE m.text END AS text,
      o.template, c.name AS campaign, m.error, m.wamid
    FROM messages AS m
    LEFT JOIN registrations AS r ON r.n = m.registration
    LEFT JOIN outbox AS o ON o.message = m.n
    LEFT JOIN campaigns AS c ON c.n = o.campaign
    WHERE m.n = ?`);
  return db.transaction((college: string, query: HistoryQuery) => {
    const { numbers, next } = find(college, query);
    return { rows: numbers.flatMap((n) => one.get(n) ?? []), next };
  });
};
