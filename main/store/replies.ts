import type { Db } from './database.ts';
import type { MessageRecord } from './message-record.ts';

/**
 * When a student first answered each message of ours: after it, and not after the next one of ours. It follows from where
 * the thread's messages stand, so it is found anew wherever one came, moved or went, in whatever order they were told.
 */
export type Replies = {
  /** Finds it for the messages of a thread around and after a moment; each that came out different, before and after. */
  find(registration: number, from: number): readonly (readonly [MessageRecord, MessageRecord])[];
  /** For every message. */
  findAll(): void;
};

const FIRST_REPLY = `
  SELECT min(i.at) FROM messages AS i
  WHERE i.registration = o.registration AND i.direction = 'in' AND i.kind <> 'system'
    AND i.at > o.at
    AND i.at <= coalesce(
      (
        SELECT x.at FROM messages AS x
        WHERE x.registration = o.registration AND x.direction = 'out' AND (x.at, x.n) > (o.at, o.n)
        ORDER BY x.at, x.n LIMIT 1
      ),
      i.at
    )`;

export const createReplies = (db: Db): Replies => {
  const changed = db.prepare<{ registration: number; from: number }, MessageRecord & { found: number | null }>(`
    SELECT * FROM (
      SELECT o.*, (${FIRST_REPLY}) AS found
      FROM messages AS o
      WHERE o.registration = :registration AND o.direction = 'out' AND o.at >= coalesce(
        (
          SELECT p.at FROM messages AS p
          WHERE p.registration = :registration AND p.direction = 'out' AND p.at < :from
          ORDER BY p.at DESC LIMIT 1
        ),
        :from
      )
    )
    WHERE replied_at IS NOT found`);
  const save = db.prepare<[number | null, number]>('UPDATE messages SET replied_at = ? WHERE n = ?');
  const saveAll = db.prepare(`
    UPDATE messages AS o SET replied_at = (${FIRST_REPLY})
    WHERE o.registration IS NOT NULL AND o.direction = 'out'`);

  return {
    find: (registration, from) =>
      changed.all({ registration, from }).map(({ found, ...before }) => {
        save.run(found, before.n);
        return [before, { ...before, replied_at: found }] as const;
      }),
    findAll: () => void saveAll.run(),
  };
};
