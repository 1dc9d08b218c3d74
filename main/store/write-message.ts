import type { Db } from './database.ts';
import type { MessageRecord } from './message-record.ts';

/** Writes a message as it shall be: whole when it is new, and of a known one what moved. */
export const createWriteMessage = (db: Db) => {
  const insert = db.prepare<unknown[]>(`
    INSERT INTO messages (
      n, id, college_id, seq, registration, phone_number_id, direction, origin, kind, said, said_at, text, media, extra,
      phone, bsuid, group_id, reply_to, wamid, at, status, status_at, times, conflict, error, pricing, edited, revoked,
      delivery, news_seq
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  /** A tick moved and nothing else did: no index but that of `seq` has to be written. */
  const move = db.prepare<unknown[]>(`
    UPDATE messages
    SET seq = ?, status = ?, status_at = ?, times = ?, conflict = ?, error = ?, pricing = ?
    WHERE n = ?`);
  const update = db.prepare<unknown[]>(`
    UPDATE messages
    SET seq = ?, status = ?, status_at = ?, times = ?, conflict = ?, error = ?, pricing = ?,
        registration = ?, kind = ?, said = ?, said_at = ?, text = ?, media = ?, extra = ?, phone = ?, bsuid = ?,
        reply_to = ?, wamid = ?, at = ?, edited = ?, revoked = ?, delivery = ?, news_seq = ?
    WHERE n = ?`);
  const remove = db.prepare<[number]>('DELETE FROM messages WHERE n = ?');
  const setMark = db.prepare<[number]>('UPDATE messages_mark SET highest = max(highest, ?)');

  const tick = (m: MessageRecord) => [m.seq, m.status, m.status_at, m.times, m.conflict, m.error, m.pricing] as const;

  return {
    save: (before: MessageRecord | null, m: MessageRecord): void => {
      if (!before)
        insert.run(
          ...[m.n, m.id, m.college_id, m.seq, m.registration, m.phone_number_id, m.direction, m.origin, m.kind, m.said],
          ...[m.said_at, m.text, m.media, m.extra, m.phone, m.bsuid, m.group_id, m.reply_to, m.wamid, m.at, m.status],
          ...[m.status_at, m.times, m.conflict, m.error, m.pricing, m.edited, m.revoked, m.delivery, m.news_seq],
        );
      else if (REST.every((column) => before[column] === m[column])) move.run(...tick(m), m.n);
      else update.run(...tick(m), ...REST.map((column) => m[column]), m.n);
    },
    /** Its number goes with it: no other message gets it. */
    remove: (n: number): void => {
      remove.run(n);
      setMark.run(n);
    },
  };
};

/** What an update writes beyond the tick, in its order. */
const REST = [
  'registration',
  'kind',
  'said',
  'said_at',
  'text',
  'media',
  'extra',
  'phone',
  'bsuid',
  'reply_to',
  'wamid',
  'at',
  'edited',
  'revoked',
  'delivery',
  'news_seq',
] as const satisfies readonly (keyof MessageRecord)[];
