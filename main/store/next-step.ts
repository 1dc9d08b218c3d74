import type { Db } from './database.ts';
import type { Draft } from './draft.ts';
import { ENTRY_COLUMNS, ENTRY_TABLES, type EntryRecord, entryOf } from './outbox-entry.ts';
import type { NextStep, OutboxEntry, PauseEntry } from './sending.ts';

/** Writes what becomes of a message after its newest try; the message as it waits again, where it does. Within a transaction. */
export const createNextStep = (db: Db) => {
  const move = db.prepare(`
    UPDATE outbox
    SET state = :state, due_at = :dueAt, why = :why, code = coalesce(:code, code)
    WHERE message = :message`);
  const queue = db.prepare<[number, number]>(
    `UPDATE outbox SET state = 'waiting', due_at = ?, why = NULL, attempt = attempt + 1 WHERE message = ?`,
  );
  const addTry = db.prepare<[number, number]>(`
    INSERT INTO tries (message, ordinal, queued_at)
    SELECT message, attempt, ? FROM outbox WHERE message = ?`);
  const entry = db.prepare<[number], EntryRecord>(`
    SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES} WHERE o.message = ?`);
  const hold = db.prepare<[PauseEntry & { at: number }]>(`
    INSERT INTO pauses (what, id, college_id, until, code, at)
    VALUES (:what, :id, :collegeId, :until, :code, :at)
    ON CONFLICT (what, id) DO UPDATE SET until = excluded.until, code = excluded.code, at = excluded.at
    WHERE until IS NOT NULL AND (excluded.until IS NULL OR excluded.until > until)`);

  const again = (draft: Draft, notBefore: number, now: number): OutboxEntry | null => {
    const message = draft.row.n;
    queue.run(notBefore, message);
    addTry.run(now, message);
    draft.touched = true;
    const record = entry.get(message);
    return record ? entryOf(record) : null;
  };

  const take = (draft: Draft, step: NextStep, now: number, failedWith: number | null): OutboxEntry | null => {
    const message = draft.row.n;
    draft.touched = true;
    const to = (state: string, dueAt: number | null, why: string | null, code: number | null): null => {
      move.run({ message, state, dueAt, why, code });
      return null;
    };
    switch (step.kind) {
      case 'again':
        move.run({ message, state: 'waiting', dueAt: step.notBefore, why: null, code: failedWith });
        return again(draft, step.notBefore, now);
      case 'done':
        return to('done', null, null, null);
      case 'await_status':
        return to('await_status', step.until, null, failedWith);
      case 'person':
        return to('person', step.notBefore, step.why, step.code);
      case 'never':
        return to('never', null, null, step.code);
      default:
        return step satisfies never;
    }
  };

  return {
    take,
    again,
    /** A longer pause is not shortened. */
    hold: (pause: PauseEntry | null, at: number): void => {
      if (pause) hold.run({ ...pause, at });
    },
  };
};

export type NextSteps = ReturnType<typeof createNextStep>;
