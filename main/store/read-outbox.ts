import { NO_ANSWER } from '../../preload/contract/failures/fault.ts';
import { type ReportedStatus, rank } from '../../preload/contract/status.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import { createFindWamid } from './find-wamid.ts';
import { MESSAGE_ROW_COLUMNS, MESSAGE_ROW_TABLES, type MessageRowRecord, messageRow } from './message-row.ts';
import { ENTRY_COLUMNS, ENTRY_TABLES, type EntryRecord, entryOf } from './outbox-entry.ts';
import { createReadStudents } from './read-students.ts';
import type { Heard, KnownTry, SendingReads, TryOutcome } from './sending.ts';
import { createReadTemplates } from './templates.ts';

type TryRecord = {
  readonly ordinal: number;
  readonly begun_at: number;
  readonly ended_at: number | null;
  readonly outcome: 'accepted' | 'not_sent' | 'failed' | 'unknown' | null;
  readonly code: number | null;
  readonly transient: number;
  readonly settled: number;
};
type Reported = {
  readonly attempt: number;
  readonly status: ReportedStatus;
  readonly heard_at: number;
  readonly code: number | null;
};

/** What the outbox asks: what waits, what is to be decided, and what became of each try. */
export const createReadOutbox = (db: Db, now: () => number): SendingReads => {
  const waiting = db.prepare<[number, number], EntryRecord>(`
    SELECT ${ENTRY_COLUMNS}
    FROM ${ENTRY_TABLES}
    WHERE o.state = 'waiting' AND o.due_at IS NOT NULL AND o.message > ?
    ORDER BY o.message
    LIMIT ?`);
  const unjudged = db.prepare<[number], EntryRecord & { attempt: number }>(`
    SELECT ${ENTRY_COLUMNS}, o.attempt
    FROM ${ENTRY_TABLES}
    WHERE o.due_at IS NOT NULL AND (o.state = 'judge' OR (o.state = 'await_status' AND o.due_at <= ?))
    ORDER BY o.message
    LIMIT 500`);
  const nextDue = db.prepare<[], { due: number | null }>(
    `SELECT min(due_at) AS due FROM outbox WHERE state = 'await_status' AND due_at IS NOT NULL`,
  );
  const tries = db.prepare<[number, number], TryRecord>(`
    SELECT ordinal, begun_at, ended_at, outcome, code, transient, settled
    FROM tries
    WHERE message = ? AND ordinal <= ? AND begun_at IS NOT NULL
    ORDER BY ordinal`);
  const reports = db.prepare<[number], Reported>(`
    SELECT attempt, status, heard_at, error ->> 'code' AS code FROM reports WHERE message = ?`);
  const place = db.prepare<[string], { n: number }>('SELECT n FROM messages WHERE id = ?');
  const begun = db.prepare<[number], EntryRecord & { at: number }>(`
    SELECT ${ENTRY_COLUMNS}, t.begun_at AS at
    FROM tries AS t
    JOIN ${ENTRY_TABLES.trim().replace('outbox AS o', 'outbox AS o ON o.message = t.message')}
    WHERE t.begun_at >= ?
    ORDER BY t.begun_at`);
  const pauses = db.prepare<[{ college: string | null; now: number }], ReturnType<SendingReads['pauses']>[number]>(`
    SELECT what, id, college_id AS collegeId, until, code, at
    FROM pauses
    WHERE (:college IS NULL OR college_id = :college) AND (until IS NULL OR until > :now)
    ORDER BY at DESC, what, id`);
  const counts = db.prepare<[string], { state: string; count: number }>(`
    SELECT state, count(*) AS count FROM outbox
    WHERE due_at IS NOT NULL AND college_id = ?
    GROUP BY state`);
  const undecided = db.prepare<[string, number, number], MessageRowRecord>(`
    SELECT ${MESSAGE_ROW_COLUMNS}
    FROM ${MESSAGE_ROW_TABLES}
    WHERE o.state = 'person' AND o.due_at IS NOT NULL AND o.college_id = ? AND o.message > ?
    ORDER BY o.message
    LIMIT ?`);

  const knownTries = (message: number, upTo: number): readonly KnownTry[] => {
    const told = reports.all(message);
    return tries.all(message, upTo).map((record) => ({
      begunAt: record.begun_at,
      outcome: outcomeOf(
        record,
        told.filter(({ attempt }) => attempt === record.ordinal),
      ),
      settled: record.settled === 1,
    }));
  };

  const heard = db.prepare<[string], Heard>(`
    SELECT m.phone_number_id AS number, coalesce(m.bsuid, m.phone) AS person, m.at
    FROM json_each(?) AS wanted
    JOIN messages AS m ON m.id = wanted.value
    WHERE m.direction = 'in' AND coalesce(m.bsuid, m.phone) IS NOT NULL`);

  return {
    heardFrom: (ids) => heard.all(JSON.stringify(ids)),
    templates: createReadTemplates(db),
    students: createReadStudents(db),
    wamidOf: createFindWamid(db),
    waiting: (after, limit) => waiting.all(after, limit).map(entryOf),
    unjudged: (at) =>
      unjudged.all(at).flatMap((record) => {
        const known = knownTries(record.place, record.attempt);
        const newest = known.at(-1);
        if (!newest) return [];
        const outcome = newest.outcome ?? unanswered(newest.begunAt);
        if (outcome.is !== 'failed' && outcome.is !== 'not_sent') return [];
        return [{ message: entryOf(record), attempt: record.attempt, outcome, history: known.slice(0, -1) }];
      }),
    history: ({ id, attempt }) => {
      const found = place.get(id);
      return found ? knownTries(found.n, attempt - 1) : [];
    },
    nextDue: () => nextDue.get()?.due ?? null,
    begunSince: (at) => begun.all(at).map((record) => ({ message: entryOf(record), at: record.at })),
    pauses: (college, at) => pauses.all({ college, now: at }),
    outboxCounts: (college) => {
      const found = new Map(counts.all(college).map(({ state, count }) => [state, count]));
      const of = (state: string): number => found.get(state) ?? 0;
      return {
        waiting: of('waiting'),
        underway: of('underway'),
        await_status: of('await_status'),
        person: of('person'),
      };
    },
    undecided: (college, { limit, after }) => {
      const from = readCursor<number>(after, 'number')?.n ?? 0;
      const rows = undecided.all(college, from, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        rows: page.map((row) => messageRow(row, now())),
        next: rows.length > limit && last ? writeCursor({ key: last.n, n: last.n }) : null,
      };
    },
  };
};

/** No answer ever came: the program ended while the request was under way. */
const unanswered = (begunAt: number) =>
  ({ is: 'failed', code: NO_ANSWER, transient: false, heard: 'in_answer', at: begunAt }) as const;

/** The newest that is known: reports say more than the answer, and among them the highest rung. */
const outcomeOf = (record: TryRecord, told: readonly Reported[]): TryOutcome | null => {
  const [highest] = told.toSorted((a, b) => rank(b.status) - rank(a.status));
  if (highest?.status === 'failed')
    return {
      is: 'failed',
      code: highest.code ?? NO_ANSWER,
      transient: false,
      heard: 'in_report',
      at: highest.heard_at,
    };
  if (highest) return { is: 'reported', status: highest.status, at: highest.heard_at };
  const { outcome, ended_at, code, transient, begun_at } = record;
  if (outcome === null) return null;
  const at = ended_at ?? begun_at;
  if (outcome === 'accepted' || outcome === 'not_sent') return { is: outcome, at };
  return { is: 'failed', code: code ?? NO_ANSWER, transient: transient === 1, heard: 'in_answer', at };
};
