import type { Daily } from './daily.ts';
import type { Db } from './database.ts';
import type { Ledger } from './ledger.ts';
import type { Moves } from './moves.ts';

const KEPT = 'SELECT id FROM deliveries WHERE length(body) > 0';

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
    `DELETE FROM account_news WHERE delivery IN (${KEPT})`,
  ].map((sql) => db.prepare(sql));
  const messages = db.prepare<[], { n: number; worded: number }>(`
    SELECT n, origin <> 'desk' AND said_at IS NOT NULL AND delivery IN (${KEPT}) AS worded
    FROM messages`);
  const reported = db.prepare<[number], { n: number }>('SELECT message AS n FROM reports WHERE message = ? LIMIT 1');
  const dropAttempts = db.prepare<[number]>('DELETE FROM attempts WHERE message = ?');

  return (moves: Moves): number => {
    // From here on the counts follow the rows, as in every other transaction.
    daily.recount();
    moves.again = 'rebuilt';
    for (const statement of clear) statement.run();
    for (const { n, worded } of messages.all()) {
      const draft = moves.drafts.load(n);
      draft.touched = true;
      if (worded) draft.row = { ...draft.row, said: '', said_at: null };
    }
    const { replayed } = ledger.replay(
      ids.all().map((row) => row.id),
      moves,
    );
    for (const draft of moves.drafts.all()) {
      // What a reaction touched is not different for that; and what no delivery tells of any more has no ground.
      draft.announced = false;
      if (draft.row.origin === 'desk' || draft.row.said_at !== null || reported.get(draft.row.n)) continue;
      draft.gone = true;
      dropAttempts.run(draft.row.n);
    }
    moves.listed.clear();
    moves.templates.clear();
    return replayed;
  };
};
