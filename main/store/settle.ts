import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { Daily } from './daily.ts';
import type { Db } from './database.ts';
import { type Face, fold, type Told } from './fold.ts';
import { FRAME_COLUMNS, type FrameRecord, frameOf } from './frame-of.ts';
import type { MessageRecord } from './message-record.ts';
import type { Moves } from './moves.ts';
import type { Sequence } from './sequence.ts';

/**
 * Ends a transaction's work: folds every touched message once, gives it a sequence number if it came out different,
 * moves the daily counts with it, and returns the frames that say so.
 */
export type Settle = (moves: Moves) => readonly CollegeFrame[];

export const createSettle = (db: Db, daily: Daily, sequence: Sequence): Settle => {
  const refold = createRefold(db);
  const update = createUpdate(db);
  const frame = db.prepare<[number], FrameRecord>(`
    SELECT ${FRAME_COLUMNS}
    FROM messages AS m
    LEFT JOIN registrations AS r ON r.n = m.registration
    WHERE m.n = ?`);
  const relist = db.prepare<[number]>(`
    UPDATE registrations
    SET last_message = (
      SELECT m.n FROM messages AS m
      WHERE m.registration = registrations.n
      ORDER BY m.at DESC, m.n DESC
      LIMIT 1
    )
    WHERE n = ?`);
  const setListed = db.prepare<[number, string]>('UPDATE colleges SET registrations_seq = ? WHERE id = ?');

  const settleMessage = (n: number, moves: Moves): boolean => {
    const fresh = moves.fresh.has(n);
    const { row, after } = refold(n);
    const before = moves.before.get(n) ?? row;
    const moved = fresh || moves.announced.has(n) || !same(before, after);
    if (!moved) return false;
    if (!fresh) daily.count(before, -1);
    daily.count(after, 1);
    update({ ...after, seq: sequence.next(after.college_id) });
    if (after.registration !== null && (fresh || after.at !== before.at)) moves.registrations.add(after.registration);
    return true;
  };

  return (moves) => {
    for (const row of moves.removed) daily.count(row, -1);
    const moved = [...moves.messages].filter((n) => settleMessage(n, moves));
    for (const n of moves.registrations) relist.run(n);
    const frames = moved.map((n) => frame.get(n)).flatMap((row) => (row ? [frameOf(row)] : []));
    for (const [collegeId, registrationId] of moves.listed) {
      const seq = sequence.next(collegeId);
      setListed.run(seq, collegeId);
      frames.push({ type: 'registration_changed', seq, collegeId, registrationId });
    }
    daily.flush();
    sequence.flush();
    return frames;
  };
};

/** The row as it is, and as it follows from everything told of it. */
const createRefold = (db: Db) => {
  const select = db.prepare<[number], MessageRecord>('SELECT * FROM messages WHERE n = ?');
  const reports = db.prepare<[number], Told>(`
    SELECT a.ordinal AS attempt, r.wamid, r.participant, r.status, r.at, r.error, r.pricing
    FROM attempts AS a
    JOIN reports AS r ON r.college_id = a.college_id AND r.wamid = a.wamid
    WHERE a.message = ?`);
  const amendments = db.prepare<[string, string], { kind: 'edit' | 'revoke'; text: string }>(`
    SELECT kind, text FROM amendments
    WHERE college_id = ? AND target = ?
    ORDER BY at DESC, wamid DESC`);

  return (n: number): { row: MessageRecord; after: MessageRecord } => {
    const row = select.get(n);
    if (!row) throw new Error(`message ${n} was touched and is gone`);
    const face = faceOf(row, row.direction === 'in' ? [] : reports.all(n));
    const words = row.wamid === null || row.said_at === null ? [] : amendments.all(row.college_id, row.wamid);
    const edit = words.find((word) => word.kind === 'edit');
    return {
      row,
      after: {
        ...row,
        wamid: face.wamid,
        at: Math.min(row.said_at ?? Number.POSITIVE_INFINITY, ...Object.values(face.times)),
        status: face.status,
        status_at: face.statusAt,
        times: JSON.stringify(face.times),
        conflict: face.conflict ? 1 : 0,
        error: face.error,
        pricing: face.pricing,
        text: edit?.text ?? row.said,
        edited: edit ? 1 : 0,
        revoked: words.some((word) => word.kind === 'revoke') ? 1 : 0,
      },
    };
  };
};

/** What a message is before any report: one from a student has reached us; one we know the words of was at least accepted. */
const faceOf = (row: MessageRecord, reports: readonly Told[]): Face => {
  const [first, ...rest] = row.said_at === null ? reports : [saidOf(row, row.said_at), ...reports];
  if (!first) throw new Error(`message ${row.id} has neither words nor reports`);
  return fold([first, ...rest]);
};

const saidOf = (row: MessageRecord, at: number): Told => ({
  attempt: 1,
  wamid: row.origin === 'desk' ? null : row.wamid,
  participant: '',
  status: row.direction === 'in' ? 'delivered' : row.origin === 'desk' ? 'queued' : 'accepted',
  at,
  error: null,
  pricing: null,
});

const SHOWN = [
  'kind',
  'media',
  'extra',
  'reply_to',
  'wamid',
  'at',
  'status',
  'status_at',
  'times',
  'conflict',
  'error',
  'pricing',
  'text',
  'edited',
  'revoked',
] as const satisfies readonly (keyof MessageRecord)[];

const same = (a: MessageRecord, b: MessageRecord): boolean => SHOWN.every((column) => a[column] === b[column]);

const createUpdate = (db: Db): ((row: MessageRecord) => void) => {
  const update = db.prepare(`
    UPDATE messages SET
      wamid = :wamid, at = :at, status = :status, status_at = :status_at, times = :times, conflict = :conflict, seq = :seq,
      error = :error, pricing = :pricing, text = :text, edited = :edited, revoked = :revoked
    WHERE n = :n`);
  return ({ n, seq, wamid, at, status, status_at, times, conflict, error, pricing, text, edited, revoked }) => {
    update.run({ n, seq, wamid, at, status, status_at, times, conflict, error, pricing, text, edited, revoked });
  };
};
