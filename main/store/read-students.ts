import type { Db } from './database.ts';

/** What of a registration can be filled into a message. */
export type Student = {
  readonly id: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly course: string | null;
  readonly batch: string | null;
  readonly email: string | null;
};

/** These registrations of the college, in the order of the ids; an id that is none of the college's is left out. */
export const createReadStudents = (db: Db): ((collegeId: string, ids: readonly string[]) => readonly Student[]) => {
  const select = db.prepare<[string, string], Student>(`
    SELECT r.id, r.external_id AS externalId, r.name, r.phone, r.course, r.batch, r.email
    FROM json_each(?) AS wanted
    -- CROSS: the wanted ones lead, not the whole college.
    CROSS JOIN registrations AS r ON r.id = wanted.value
    WHERE r.college_id = ?
    ORDER BY wanted.key`);
  return (collegeId, ids) => select.all(JSON.stringify(ids), collegeId);
};
