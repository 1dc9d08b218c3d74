import type { StatusLine } from '../meta/line.ts';
import type { Source } from './apply-line.ts';
import type { Db } from './database.ts';
import type { MessageRecord } from './message-record.ts';
import { announce, type Moves } from './moves.ts';
import { idFrom, type People } from './people.ts';

type Owner = {
  readonly message: number;
  readonly registration: number | null;
  readonly phone: string | null;
  readonly bsuid: string | null;
  readonly origin: string;
};

/**
 * Whose message is it? The wamid says; else our own id in `biz_opaque_callback_data`; else it was sent from elsewhere
 * and the report itself makes the message. A report is never without one, so none is lost for coming first.
 */
export const createApplyStatus = (db: Db, people: People) => {
  const owner = db.prepare<[string, string], Owner>(`
    SELECT a.message, m.registration, m.phone, m.bsuid, m.origin
    FROM attempts AS a
    JOIN messages AS m ON m.n = a.message
    WHERE a.college_id = ? AND a.wamid = ?`);
  const ours = db.prepare<[string, string], { n: number }>(
    `SELECT n FROM messages WHERE id = ? AND college_id = ? AND origin = 'desk'`,
  );
  const addAttempt = db.prepare<[string, string, number, number]>(`
    INSERT INTO attempts (college_id, wamid, message, ordinal)
    VALUES (?, ?, ?, 1 + (SELECT count(*) FROM attempts WHERE message = ?))`);
  const moveAttempt = db.prepare<[number, number, string, string]>(`
    UPDATE attempts
    SET message = ?, ordinal = 1 + (SELECT count(*) FROM attempts WHERE message = ?)
    WHERE college_id = ? AND wamid = ?`);
  const insertShell = db.prepare(`
    INSERT INTO messages (
      id, college_id, seq, registration, phone_number_id, direction, origin, kind, said, text,
      phone, bsuid, group_id, wamid, at, status, status_at, delivery
    ) VALUES (
      :id, :college, 0, :registration, :number, 'out', 'elsewhere', 'unknown', '', '',
      :phone, :bsuid, :group, :wamid, :at, :status, :at, :delivery
    )`);
  const complete = db.prepare<[string | null, string | null, number | null, number]>(`
    UPDATE messages
    SET phone = coalesce(phone, ?), bsuid = coalesce(bsuid, ?), registration = coalesce(registration, ?)
    WHERE n = ?`);
  const removeShell = createRemoveShell(db);
  const report = createReport(db);

  const makeShell = (college: string, line: StatusLine, source: Source, moves: Moves): number => {
    const registration = line.groupId === null ? people.find(college, line.recipient) : null;
    const { lastInsertRowid } = insertShell.run({
      id: idFrom('m', college, line.wamid),
      college,
      registration,
      number: line.phoneNumberId,
      phone: line.recipient.phone,
      bsuid: line.recipient.bsuid,
      group: line.groupId,
      wamid: line.wamid,
      at: line.at,
      status: line.status,
      delivery: source.delivery,
    });
    const n = Number(lastInsertRowid);
    addAttempt.run(college, line.wamid, n, n);
    moves.fresh.add(n);
    if (registration !== null) people.learn(college, registration, line.recipient, moves);
    return n;
  };

  /** A later report may know what an earlier one left out: the phone, the BSUID, and with them the student. */
  const fillIn = (college: string, found: Owner, line: StatusLine, moves: Moves): void => {
    const { phone, bsuid } = line.recipient;
    const news = (phone !== null && found.phone === null) || (bsuid !== null && found.bsuid === null);
    if (!news || line.groupId !== null) return;
    const registration = found.registration ?? people.find(college, line.recipient);
    complete.run(phone, bsuid, registration, found.message);
    if (registration === null) return;
    if (found.registration === null) {
      announce(moves, found.message);
      moves.registrations.add(registration);
    }
    people.learn(college, registration, line.recipient, moves);
  };

  const messageOf = (college: string, line: StatusLine, source: Source, moves: Moves): number => {
    const found = owner.get(college, line.wamid);
    const named = line.callbackData === null ? undefined : ours.get(line.callbackData, college);
    if (found && named && found.message !== named.n && found.origin === 'elsewhere') {
      moveAttempt.run(named.n, named.n, college, line.wamid);
      removeShell(college, found.message, moves);
      return named.n;
    }
    if (found) {
      fillIn(college, found, line, moves);
      return found.message;
    }
    if (named) {
      addAttempt.run(college, line.wamid, named.n, named.n);
      return named.n;
    }
    return makeShell(college, line, source, moves);
  };

  return (college: string, line: StatusLine, source: Source, moves: Moves): void => {
    const message = messageOf(college, line, source, moves);
    if (report(college, line, source) || moves.fresh.has(message)) moves.messages.add(message);
  };
};

/** Appends a report, or makes an equal one exacter: earliest times, and of two reasons always the same. True when anything changed. */
const createReport = (db: Db) => {
  const upsert = db.prepare(`
    INSERT INTO reports (college_id, wamid, participant, status, at, heard_at, delivery, error, pricing)
    VALUES (:college, :wamid, :participant, :status, :at, :heardAt, :delivery, :error, :pricing)
    ON CONFLICT (college_id, wamid, participant, status) DO UPDATE SET
      at       = min(at, excluded.at),
      delivery = CASE WHEN excluded.heard_at < heard_at THEN excluded.delivery ELSE delivery END,
      heard_at = min(heard_at, excluded.heard_at),
      error    = coalesce(min(error, excluded.error), error, excluded.error),
      pricing  = coalesce(min(pricing, excluded.pricing), pricing, excluded.pricing)
    WHERE excluded.at < at
      OR excluded.heard_at < heard_at
      OR (excluded.error IS NOT NULL AND (error IS NULL OR excluded.error < error))
      OR (excluded.pricing IS NOT NULL AND (pricing IS NULL OR excluded.pricing < pricing))`);
  return (college: string, line: StatusLine, source: Source): boolean =>
    upsert.run({
      college,
      wamid: line.wamid,
      participant: line.participant,
      status: line.status,
      at: line.at,
      heardAt: source.heardAt,
      delivery: source.delivery,
      error: line.error && JSON.stringify(line.error),
      pricing: line.pricing && JSON.stringify(line.pricing),
    }).changes > 0;
};

/** The stand-in made from a report gives way when the report turns out to be of a message we know. */
const createRemoveShell = (db: Db) => {
  const unlist = db.prepare<[number], { n: number }>(
    'UPDATE registrations SET last_message = NULL WHERE last_message = ? RETURNING n',
  );
  const remove = db.prepare<[number], MessageRecord>('DELETE FROM messages WHERE n = ? RETURNING *');
  return (college: string, n: number, moves: Moves): void => {
    for (const registration of unlist.all(n)) moves.registrations.add(registration.n);
    const gone = remove.get(n);
    if (gone && !moves.fresh.has(n)) moves.removed.push(gone);
    moves.messages.delete(n);
    moves.fresh.delete(n);
    moves.listed.set(college, null);
  };
};
