import type { Daily } from './daily.ts';
import type { Db } from './database.ts';
import type { Ledger } from './ledger.ts';
import type { MessageRecord } from './message-record.ts';
import type { Moves } from './moves.ts';

/**
 * Takes away everything that follows from deliveries whose bytes are still kept, and derives it anew with today's
 * parser and rule. Rows keep their ids, their students and their sequence numbers; only what comes out different is
 * announced. What deliveries with emptied bodies once told stays as it is. Within a transaction.
 */
export const createRebuild = (db: Db, ledger: Ledger, daily: Daily) => {
  const ids = db.prepare<[], { id: number }>(`${KEPT} ORDER BY id`);
  const clear = [
    `DELETE FROM reports WHERE delivery IN (${KEPT})`,
    `DELETE FROM reactions WHERE delivery IN (${KEPT})`,
    `DELETE FROM amendments WHERE delivery IN (${KEPT})`,
    `UPDATE messages SET said = '', said_at = NULL WHERE origin <> 'desk' AND delivery IN (${KEPT})`,
  ].map((sql) => db.prepare(sql));
  const touched = db.prepare<[], { n: number }>('SELECT n FROM messages');
  /** Made from deliveries alone, and no longer told of by any. */
  const unfounded = db.prepare<[], MessageRecord>(`
    SELECT m.* FROM messages AS m
    WHERE m.origin <> 'desk'
      AND m.said_at IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM attempts AS a
        JOIN reports AS r ON r.college_id = a.college_id AND r.wamid = a.wamid
        WHERE a.message = m.n
      )`);
  const unlist = db.prepare<[number], { n: number }>(
    'UPDATE registrations SET last_message = NULL WHERE last_message = ? RETURNING n',
  );
  const dropAttempts = db.prepare<[number]>('DELETE FROM attempts WHERE message = ?');
  const drop = db.prepare<[number]>('DELETE FROM messages WHERE n = ?');

  return (moves: Moves): number => {
    // From here on the counts follow the rows, as in every other transaction.
    daily.recount();
    for (const statement of clear) statement.run();
    const replayed = ledger.replay(
      ids.all().map((row) => row.id),
      moves,
    );
    for (const row of unfounded.all()) {
      const { n } = row;
      for (const registration of unlist.all(n)) moves.registrations.add(registration.n);
      dropAttempts.run(n);
      drop.run(n);
      moves.messages.delete(n);
      moves.removed.push(row);
    }
    for (const { n } of touched.all()) moves.messages.add(n);
    moves.announced.clear();
    moves.listed.clear();
    return replayed;
  };
};

const KEPT = 'SELECT id FROM deliveries WHERE length(body) > 0';
