import { readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import { MESSAGE_ROW_COLUMNS, MESSAGE_ROW_TABLES, type MessageRowRecord, messageRow } from './message-row.ts';
import type { Reads } from './store.ts';

/** A student's thread, newest first. `null` when there is no such registration in the college. */
export const createListMessages = (db: Db, now: () => number): Reads['listMessages'] => {
  const registration = db.prepare<[string, string], { n: number }>(
    'SELECT n FROM registrations WHERE college_id = ? AND id = ?',
  );
  const select = db.prepare<{ registration: number; key: number; n: number; limit: number }, MessageRowRecord>(`
    SELECT ${MESSAGE_ROW_COLUMNS}
    FROM ${MESSAGE_ROW_TABLES}
    WHERE m.registration = :registration AND (m.at, m.n) < (:key, :n)
    ORDER BY m.at DESC, m.n DESC
    LIMIT :limit + 1`);
  return (collegeId, { registrationId, limit, before }) => {
    const found = registration.get(collegeId, registrationId);
    if (!found) return null;
    const { key, n } = readCursor<number>(before, 'number') ?? { key: Number.MAX_SAFE_INTEGER, n: 0 };
    const rows = select.all({ registration: found.n, key, n, limit });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map((row) => messageRow(row, now())),
      next: rows.length > limit && last ? writeCursor({ key: last.at, n: last.n }) : null,
    };
  };
};
