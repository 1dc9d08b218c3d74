import type { Db } from './database.ts';

/** The wamid of a message of the college, by our own id; `null` where there is none, or it never got one. */
export const createFindWamid = (db: Db): ((collegeId: string, id: string) => string | null) => {
  const select = db.prepare<[string, string], { wamid: string | null }>(
    'SELECT wamid FROM messages WHERE college_id = ? AND id = ?',
  );
  return (collegeId, id) => select.get(collegeId, id)?.wamid ?? null;
};
