import type { Db } from './database.ts';
import type { Reads } from './store.ts';

/** The condition of the index `registrations_to_attend`, word for word: the count reads that index and no row. */
const WANTS_A_PERSON = '(last_in_n > seen_n OR failed_seq > seen_seq)';

/** What the badge shows: a question to the database each time, so it cannot drift. */
export const createAttention = (db: Db): Reads['attention'] => {
  const everywhere = db.prepare<[], { count: number }>(
    `SELECT count(*) AS count FROM registrations WHERE ${WANTS_A_PERSON}`,
  );
  const within = db.prepare<[string], { count: number }>(
    `SELECT count(*) AS count FROM registrations WHERE college_id = ? AND ${WANTS_A_PERSON}`,
  );
  return (collegeId) => (collegeId === null ? everywhere.get() : within.get(collegeId))?.count ?? 0;
};
