import type { Daily } from './daily.ts';
import type { Db } from './database.ts';
import type { MessageRecord } from './message-record.ts';
import { digitsOf } from './people.ts';
import type { Traces } from './reviewing.ts';
import type { WordIndex } from './word-index.ts';

/** What was erased; nothing in it says whose it was. */
export type Erased = { readonly messages: number; readonly deliveries: number };

/**
 * Erases a registration and all that says who it was: name, phones, ids, words, files, wamids (they hold the phone), and the
 * bodies of deliveries that name it. Its messages stay as numbers: when, which way, and what became of them. `traces`:
 * what is known to name it. Within a transaction; `null` where the college has no such registration.
 */
export const createForget = (db: Db, daily: Daily, words: WordIndex) => {
  const find = db.prepare<[string, string], { n: number; phone: string | null }>(
    'SELECT n, phone FROM registrations WHERE college_id = ? AND id = ?',
  );
  const handles = db.prepare<[number], { handle: string }>('SELECT handle FROM handles WHERE registration = ?');
  const messages = db.prepare<[number], MessageRecord>('SELECT * FROM messages WHERE registration = ?');
  const told = db.prepare<[number], { delivery: number }>('SELECT DISTINCT delivery FROM reports WHERE message = ?');
  const emptyBody = db.prepare<[number]>(`UPDATE deliveries SET body = x'' WHERE id = ? AND length(body) > 0`);
  const erase = db.prepare<[number]>(`
    UPDATE messages
    SET registration = NULL, said = '', text = '', media = NULL, extra = NULL, phone = NULL, bsuid = NULL, reply_to = NULL,
        wamid = NULL, edited = 0, replied_at = NULL
    WHERE n = ?
    RETURNING *`);
  const ofMessage = [
    'DELETE FROM reactions WHERE (college_id, target) IN (SELECT college_id, wamid FROM attempts WHERE message = ?)',
    'DELETE FROM amendments WHERE (college_id, target) IN (SELECT college_id, wamid FROM attempts WHERE message = ?)',
    'DELETE FROM attempts WHERE message = ?',
    // Their statuses cannot be told from others' any more, so nothing waits for them.
    `UPDATE outbox SET state = 'never', due_at = NULL WHERE message = ? AND state IN ('await_status', 'judge')`,
    `UPDATE outbox SET payload = '{}', dedupe_key = NULL WHERE message = ?`,
  ].map((sql) => db.prepare<[number]>(sql));
  const anonymous = db.prepare<[string, number, string]>(
    'UPDATE reports SET participant = ? WHERE message = ? AND participant = ?',
  );
  const dropReactions = db.prepare<[string, string]>('DELETE FROM reactions WHERE college_id = ? AND actor = ?');
  // The next registration may get this number: nothing may be left that would count as its own.
  const drop = [
    'DELETE FROM handles WHERE registration = ?',
    'DELETE FROM auto_firings WHERE registration = ?',
    'DELETE FROM registrations WHERE n = ?',
  ].map((sql) => db.prepare<[number]>(sql));

  const eraseMessage = (before: MessageRecord): void => {
    words.changed(before, null);
    daily.count(before, -1);
    for (const statement of ofMessage) statement.run(before.n);
    const after = erase.get(before.n) as MessageRecord;
    daily.count(after, 1);
  };

  return (college: string, id: string, traces: Traces): Erased | null => {
    const found = find.get(college, id);
    if (!found) return null;
    const rows = messages.all(found.n);
    const naming = new Set([
      ...traces.deliveries,
      ...rows.flatMap(({ n, delivery }) => [
        ...told.all(n).map((report) => report.delivery),
        ...(delivery === null ? [] : [delivery]),
      ]),
    ]);
    let emptied = 0;
    for (const delivery of naming) emptied += emptyBody.run(delivery).changes;
    for (const row of rows) eraseMessage(row);
    const names = [...handles.all(found.n).map((row) => row.handle), ...(found.phone ? [digitsOf(found.phone)] : [])];
    for (const [place, name] of [...new Set(names)].entries()) {
      dropReactions.run(college, name);
      for (const message of traces.groupMessages) anonymous.run(`forgotten-${found.n}-${place}`, message, name);
    }
    daily.follow(found.n, () => {
      for (const statement of drop) statement.run(found.n);
    });
    return { messages: rows.length, deliveries: emptied };
  };
};
