import type { AttemptRow, DeliveryRow } from '../../preload/contract/history.ts';
import { excerpt } from '../meta/excerpt.ts';
import type { Db } from './database.ts';
import { failureOfCode, failureOfJson, instant, instantOrNull } from './frame-of.ts';
import type { ReviewReads } from './reviewing.ts';

type Attempt = {
  readonly attempt: number;
  readonly wamid: string | null;
  readonly queued_at: number | null;
  readonly begun_at: number | null;
  readonly ended_at: number | null;
  readonly outcome: AttemptRow['outcome'];
  readonly http_status: number | null;
  readonly code: number | null;
  readonly error: string | null;
};
type Kept = { readonly id: number; readonly received_at: number; readonly size: number; readonly body: Uint8Array };

/** Beside what Meta told of a message: each try at it, and the deliveries themselves. */
export const createReadTries = (db: Db): Pick<ReviewReads, 'attempts' | 'deliveriesOf'> => {
  const message = db.prepare<[string, string], { n: number; delivery: number | null }>(
    'SELECT n, delivery FROM messages WHERE college_id = ? AND id = ?',
  );
  // A try that got no answer has no wamid; a message from elsewhere has a wamid and no try.
  const attempts = db.prepare<{ message: number }, Attempt>(`
    SELECT
      numbered.ordinal AS attempt, a.wamid, t.queued_at, t.begun_at, t.ended_at, t.outcome, t.http_status, t.code, t.error
    FROM (
      SELECT ordinal FROM attempts WHERE message = :message
      UNION
      SELECT ordinal FROM tries WHERE message = :message
    ) AS numbered
    LEFT JOIN attempts AS a ON a.message = :message AND a.ordinal = numbered.ordinal
    LEFT JOIN tries AS t ON t.message = :message AND t.ordinal = numbered.ordinal
    ORDER BY numbered.ordinal`);
  const numbers = db.prepare<[string], { id: string }>(
    'SELECT phone_number_id AS id FROM numbers WHERE college_id = ?',
  );
  const deliveries = db.prepare<{ message: number; delivery: number | null }, Kept>(`
    SELECT d.id, d.received_at, d.size, d.body
    FROM (SELECT DISTINCT delivery FROM reports WHERE message = :message UNION SELECT :delivery) AS told
    JOIN deliveries AS d ON d.id = told.delivery
    ORDER BY d.received_at, d.id
    LIMIT 100`);

  const rowOf = ({ queued_at, begun_at, ended_at, http_status, code, error, ...row }: Attempt): AttemptRow => ({
    ...row,
    queuedAt: instantOrNull(queued_at),
    begunAt: instantOrNull(begun_at),
    endedAt: instantOrNull(ended_at),
    httpStatus: http_status,
    error: failureOfJson(error) ?? (code === null ? null : failureOfCode(code)),
  });

  return {
    attempts: (college, id) => {
      const found = message.get(college, id);
      return found ? attempts.all({ message: found.n }).map(rowOf) : null;
    },
    deliveriesOf: (college, id) => {
      const found = message.get(college, id);
      if (!found) return null;
      const own = numbers.all(college).map((number) => number.id);
      const wamids = attempts.all({ message: found.n }).flatMap(({ wamid }) => (wamid === null ? [] : [wamid]));
      return deliveries.all({ message: found.n, delivery: found.delivery }).map((kept): DeliveryRow => {
        const part = kept.body.length === 0 ? null : excerpt(kept.body, own, wamids);
        return {
          heardAt: instant(kept.received_at),
          size: kept.size,
          body: part?.text ?? null,
          isWhole: part?.whole ?? false,
          isEmptied: kept.body.length === 0,
        };
      });
    },
  };
};
