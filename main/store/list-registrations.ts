import type { Facet } from '../../preload/contract/asks/registrations.ts';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import type { FrameRecord } from './frame-of.ts';
import { filtersOf, MATCHING } from './matching.ts';
import { REGISTRATION_COLUMNS, type RegistrationRecord, registrationRow } from './registration-row.ts';
import type { Reads } from './store.ts';

type Listing = Pick<Reads, 'listRegistrations' | 'registration' | 'facets'>;

/** Registrations by name, a page at a time, with their last message and what is unread. */
export const createListRegistrations = (db: Db): Listing => {
  const page = db.prepare<unknown[], RegistrationRecord>(`
    SELECT ${REGISTRATION_COLUMNS} ${MATCHING}
      AND (r.sort_name, r.n) > (:key, :n)
    ORDER BY r.sort_name, r.n
    LIMIT :limit + 1`);
  const count = db.prepare<unknown[], { total: number }>(`SELECT count(*) AS total ${MATCHING}`);
  const one = db.prepare<[string, string], RegistrationRecord>(
    `SELECT ${REGISTRATION_COLUMNS} FROM registrations AS r WHERE r.college_id = ? AND r.id = ?`,
  );
  const message = db.prepare<[number], FrameRecord>('SELECT * FROM messages WHERE n = ?');
  const seq = db.prepare<[string], { seq: number }>('SELECT seq FROM colleges WHERE id = ?');
  const facet = (column: 'course' | 'batch') =>
    db.prepare<[string], Facet>(`
      SELECT ${column} AS value, count(*) AS count
      FROM registrations
      WHERE college_id = ? AND ${column} IS NOT NULL
      GROUP BY ${column}
      ORDER BY ${column}`);
  const courses = facet('course');
  const batches = facet('batch');

  const rowOf = (record: RegistrationRecord): RegistrationRow => {
    const last = record.last_message === null ? undefined : message.get(record.last_message);
    return registrationRow(record, last ?? null);
  };

  return {
    listRegistrations: db.transaction((college, { limit, after, ...query }) => {
      const filters = filtersOf(college, query);
      const { key, n } = readCursor<string>(after, 'string') ?? { key: '', n: 0 };
      const records = page.all({ ...filters, key, n, limit });
      const last = records[limit - 1];
      return {
        rows: records.slice(0, limit).map(rowOf),
        next: records.length > limit && last ? writeCursor({ key: last.sort_name, n: last.n }) : null,
        total: count.get(filters)?.total ?? 0,
        asOf: seq.get(college)?.seq ?? 0,
      };
    }),
    registration: (college, id) => {
      const record = one.get(college, id);
      return record ? rowOf(record) : null;
    },
    facets: (college) => ({ courses: courses.all(college), batches: batches.all(college) }),
  };
};
