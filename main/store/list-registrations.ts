import type { Facet } from '../../preload/contract/asks/registrations.ts';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import {
  type FrameRecord,
  failureOfJson,
  instant,
  instantOrNull,
  previewOf,
  shownKind,
  WINDOW_MS,
} from './frame-of.ts';
import { sortName } from './people.ts';
import type { Reads } from './store.ts';

type ListRecord = {
  readonly n: number;
  readonly id: string;
  readonly external_id: string | null;
  readonly name: string;
  readonly sort_name: string;
  readonly phone: string | null;
  readonly course: string | null;
  readonly batch: string | null;
  readonly email: string | null;
  readonly opted_out: number;
  readonly last_in_at: number | null;
  readonly last_message: number | null;
  readonly unread: number;
};

type Listing = Pick<Reads, 'listRegistrations' | 'registration' | 'facets'>;

const COLUMNS = `
  r.n, r.id, r.external_id, r.name, r.sort_name, r.phone, r.course, r.batch, r.email, r.opted_out,
  r.last_in_at, r.last_message,
  (
    SELECT count(*) FROM messages AS u
    WHERE u.registration = r.n AND u.direction = 'in' AND u.n > r.seen_n
  ) AS unread`;

/** All that the filters leave; a filter that is not given is NULL and holds for every row. */
const MATCHING = `
  FROM registrations AS r
  LEFT JOIN messages AS m ON m.n = r.last_message
  WHERE r.college_id = :college
    AND (:course IS NULL OR r.course = :course)
    AND (:batch IS NULL OR r.batch = :batch)
    AND (:status IS NULL OR CASE :status
      WHEN 'none' THEN r.last_message IS NULL
      ELSE m.direction = 'out' AND m.status = :status
    END)
    AND (:unread IS NULL OR :unread = EXISTS (
      SELECT 1 FROM messages AS u
      WHERE u.registration = r.n AND u.direction = 'in' AND u.n > r.seen_n
    ))
    AND (:words IS NULL OR r.sort_name LIKE :words ESCAPE '\\' OR r.external_id LIKE :words ESCAPE '\\'
      OR r.email LIKE :words ESCAPE '\\' OR (:digits IS NOT NULL AND r.phone LIKE :digits))`;

/** Registrations by name, a page at a time, with their last message and what is unread. */
export const createListRegistrations = (db: Db): Listing => {
  const page = db.prepare<unknown[], ListRecord>(`
    SELECT ${COLUMNS} ${MATCHING}
      AND (r.sort_name, r.n) > (:key, :n)
    ORDER BY r.sort_name, r.n
    LIMIT :limit + 1`);
  const count = db.prepare<unknown[], { total: number }>(`SELECT count(*) AS total ${MATCHING}`);
  const one = db.prepare<[string, string], ListRecord>(
    `SELECT ${COLUMNS} FROM registrations AS r WHERE r.college_id = ? AND r.id = ?`,
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

  const rowOf = (record: ListRecord): RegistrationRow => {
    const last = record.last_message === null ? undefined : message.get(record.last_message);
    return registrationRow(record, last ?? null);
  };

  return {
    listRegistrations: db.transaction((college, { limit, after, ...query }) => {
      const filters = {
        college,
        course: query.course ?? null,
        batch: query.batch ?? null,
        status: query.status ?? null,
        unread: query.unread === undefined ? null : Number(query.unread),
        ...searchTerms(query.search, query.digits),
      };
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

/** Part of a name, an external id or an e-mail; or the digits of a phone, if the text can be one. */
const searchTerms = (search: string | undefined, digits: string | null) => {
  // LIKE would stop at a zero byte and find everything.
  const text = search?.replaceAll('\0', '').trim() ?? '';
  return text === ''
    ? { words: null, digits: null }
    : { words: `%${escapeLike(sortName(text))}%`, digits: digits && `%${digits}%` };
};

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const registrationRow = (record: ListRecord, last: FrameRecord | null): RegistrationRow => ({
  id: record.id,
  externalId: record.external_id,
  name: record.name,
  phone: record.phone,
  course: record.course,
  batch: record.batch,
  email: record.email,
  lastMessage: last && {
    id: last.id,
    wamid: last.wamid,
    direction: last.direction,
    kind: shownKind(last),
    preview: previewOf(last),
    status: last.status,
    statusAt: instant(last.status_at),
    at: instant(last.at),
    order: last.n,
    seq: last.seq,
    conflict: last.conflict === 1,
    error: failureOfJson(last.error),
  },
  unread: record.unread,
  windowUntil: instantOrNull(record.last_in_at === null ? null : record.last_in_at + WINDOW_MS),
  optedOut: record.opted_out === 1,
});
