import { LEFT_UNSURE, OPTED_OUT } from '../../preload/contract/failures/own.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import { notFound, Refusal } from '../refusal.ts';
import { hasOptedOut, windowIsOpen } from './addressing.ts';
import type { Db } from './database.ts';
import type { Draft } from './draft.ts';
import type { Identify } from './identify.ts';
import { list, type Moves } from './moves.ts';
import type { NextSteps } from './next-step.ts';
import type { OutboxRecord } from './outbox-entry.ts';
import type { BegunTry, NextStep, OutboxEntry, PauseEntry, SendingWrites, TryEnd, TryKey } from './sending.ts';
import { MARKETING_STOPPED, type Wishes, wishOfRefusal } from './wishes.ts';

type Candidate = OutboxRecord & {
  readonly payload: string;
  readonly template: string | null;
  readonly opted_out: number | null;
  readonly marketing_out: number | null;
  readonly marketing: number;
  readonly last_in_at: number | null;
};

/** The window closed before its turn came: Meta's own code for it. */
const WINDOW_CLOSED = 131_047;

/** The life of a try: begun on disk before its request leaves, ended with what came of it. Each within a transaction. */
export const createTries = (db: Db, next: NextSteps, wishes: Wishes, identify: Identify) => {
  const candidate = db.prepare<[number], Candidate>(`
    SELECT o.*, r.opted_out, r.marketing_out, r.last_in_at
    FROM outbox AS o
    JOIN messages AS m ON m.n = o.message
    LEFT JOIN registrations AS r ON r.n = m.registration
    WHERE o.message = ?`);
  const begin = db.prepare<[number, number, number]>('UPDATE tries SET begun_at = ? WHERE message = ? AND ordinal = ?');
  const underway = db.prepare<[number, number]>(`UPDATE outbox SET state = 'underway', due_at = ? WHERE message = ?`);
  const end = db.prepare(`
    UPDATE tries
    SET ended_at = :at, outcome = :outcome, code = :code, transient = :transient, http_status = :httpStatus, error = :error
    WHERE message = :message AND ordinal = :attempt AND ended_at IS NULL`);
  const judged = db.prepare<[number, number]>('UPDATE tries SET judged = 1 WHERE message = ? AND ordinal = ?');
  const settled = db.prepare<[number]>('UPDATE tries SET settled = 1 WHERE message = ?');
  const leave = db.prepare<[string, number, number, number, number]>(`
    UPDATE tries SET outcome = 'failed', error = ?, code = ?, ended_at = ?
    WHERE message = ? AND ordinal = ?`);
  const adopt = db.prepare<[number]>(`
    UPDATE outbox
    SET state = 'await_status', due_at = due_at + ?
    WHERE state = 'underway' AND due_at IS NOT NULL`);

  const find = (id: string, moves: Moves, collegeId?: string): { draft: Draft; row: Candidate } | null => {
    const draft = moves.drafts.ofDesk(id);
    if (!draft || (collegeId !== undefined && draft.row.college_id !== collegeId)) return null;
    const row = candidate.get(draft.row.n);
    return row ? { draft, row } : null;
  };

  /** What was told of it while nobody knew whose it was may also know more of the student. */
  const adoptFor = (draft: Draft, wamid: string, attempt: number, moves: Moves): void => {
    const standIn = moves.drafts.ofWamid(draft.row.college_id, wamid);
    moves.drafts.adopt(draft, wamid, attempt);
    if (standIn?.draft.gone) identify(draft, standIn.draft.row, moves);
  };

  /** Ends the newest try as one that this desk did not make. */
  const withhold = (draft: Draft, row: Candidate, code: number, state: 'never' | 'cancelled', at: number): void => {
    leave.run(ownWords(code), code, at, row.message, row.attempt);
    next.take(draft, { kind: 'never', code }, at, code);
    if (state === 'cancelled') cancel.run(row.message);
  };
  const cancel = db.prepare<[number]>(`UPDATE outbox SET state = 'cancelled' WHERE message = ?`);

  return {
    begin: (ids: readonly string[], at: number, moves: Moves): BegunTry[] =>
      ids.flatMap((id) => {
        const found = find(id, moves);
        if (found?.row.state !== 'waiting') return [];
        const { draft, row } = found;
        const hindrance = hindranceOf(row, at);
        if (hindrance !== null) {
          withhold(draft, row, hindrance, 'never', at);
          return [];
        }
        begin.run(at, row.message, row.attempt);
        underway.run(at, row.message);
        draft.touched = true;
        const { phone, bsuid, phone_number_id: number, reply_to: replyTo } = draft.row;
        const recipient = phone === null ? { bsuid: bsuid ?? '' } : { phone: `+${phone}` };
        return [{ id, attempt: row.attempt, payload: row.payload, number, recipient, replyTo }];
      }),

    end: (key: TryKey, told: TryEnd, step: NextStep, pause: PauseEntry | null, moves: Moves): OutboxEntry | null => {
      const found = find(key.id, moves);
      if (!found) return null;
      const { draft, row } = found;
      const { outcome, wamid, httpStatus, words } = told;
      const failed = outcome.is === 'failed' ? outcome : null;
      const { changes } = end.run({
        at: outcome.at,
        outcome: failed && failureOf(failed.code).class === 'A' ? 'unknown' : outcome.is,
        code: failed?.code ?? null,
        transient: failed?.transient ? 1 : 0,
        httpStatus,
        error:
          failed && JSON.stringify({ code: failed.code, title: words?.title ?? '', details: words?.details ?? null }),
        message: row.message,
        attempt: key.attempt,
      });
      if (wamid !== null) adoptFor(draft, wamid, key.attempt, moves);
      anew(draft);
      if (failed?.code === MARKETING_STOPPED && draft.row.registration !== null) {
        const changed = wishes(draft.row.registration, wishOfRefusal(outcome.at));
        if (changed) list(moves, draft.row.college_id, changed.id);
      }
      next.hold(pause, outcome.at);
      // It has moved on: a report said more than this answer, or a person took it in hand.
      if (changes === 0 || row.attempt !== key.attempt || row.state !== 'underway') return null;
      return next.take(draft, step, outcome.at, failed?.code ?? null);
    },

    judge: (key: TryKey, step: NextStep, pause: PauseEntry | null, now: number, moves: Moves): OutboxEntry | null => {
      const found = find(key.id, moves);
      if (!found || found.row.attempt !== key.attempt) return null;
      if (found.row.state !== 'judge' && found.row.state !== 'await_status') return null;
      judged.run(found.row.message, key.attempt);
      anew(found.draft);
      next.hold(pause, now);
      return next.take(found.draft, step, now, null);
    },

    adoptOrphans: (awaitStatusMs: number): number => adopt.run(awaitStatusMs).changes,

    decide: (
      collegeId: string,
      id: string,
      choice: Parameters<SendingWrites['decide']>[2],
      now: number,
      moves: Moves,
    ): OutboxEntry | null => {
      const found = find(id, moves, collegeId);
      if (!found) throw notFound('message');
      const { draft, row } = found;
      if (row.state !== 'person') throw new Refusal('conflict', 'This message does not wait for a decision any more.');
      settled.run(row.message);
      anew(draft);
      if (choice === 'send_again') return next.again(draft, now, now);
      if (row.why === 'unsure') withhold(draft, row, LEFT_UNSURE, 'never', now);
      else next.take(draft, { kind: 'never', code: row.code }, now, row.code);
      return null;
    },

    cancel: (collegeId: string, id: string, code: number, now: number, moves: Moves): boolean => {
      const found = find(id, moves, collegeId);
      if (found?.row.state !== 'waiting') return false;
      withhold(found.draft, found.row, code, 'cancelled', now);
      return true;
    },
  };
};

/** Asked as the try begins, not only when the message was queued: a student may have opted out since. */
const hindranceOf = ({ template, last_in_at, ...asked }: Candidate, now: number): number | null => {
  if (template !== null) return hasOptedOut(asked, asked.marketing === 1) ? OPTED_OUT : null;
  return windowIsOpen(last_in_at, now) ? null : WINDOW_CLOSED;
};

/** What it waits for may be another where its tick is not: a window that has it open hears of that too. */
const anew = (draft: Draft): void => {
  draft.touched = true;
  draft.announced = true;
};

const ownWords = (code: number): string =>
  JSON.stringify({ code, title: code === WINDOW_CLOSED ? 'Re-engagement message' : '', details: null });
