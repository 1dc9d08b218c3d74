import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { Daily } from './daily.ts';
import type { Db } from './database.ts';
import type { Draft } from './draft.ts';
import { createFollow } from './follow.ts';
import { createFraming } from './framing.ts';
import type { MessageRecord } from './message-record.ts';
import { list, type Moves } from './moves.ts';
import { createRefold } from './refold.ts';
import { createReplies } from './replies.ts';
import type { Sequence } from './sequence.ts';
import { type Threads, threadsOf } from './threads.ts';
import type { WordIndex } from './word-index.ts';
import { createWriteMessage } from './write-message.ts';

/**
 * Ends a transaction's work: folds every touched message once, gives it a sequence number if it came out different,
 * writes it, moves the daily counts with it, and returns the frames that say so.
 */
export type Settle = (moves: Moves) => readonly CollegeFrame[];

export const createSettle = (db: Db, daily: Daily, sequence: Sequence, words: WordIndex): Settle => {
  const follow = createFollow(db);
  const refold = createRefold(db);
  const write = createWriteMessage(db);
  const frameOf = createFraming(db);
  const relist = db.prepare<[number], { id: string; college: string; last: number | null }>(`
    UPDATE registrations
    SET (last_message, failed_seq, last_at) = (
      SELECT m.n, CASE WHEN m.direction = 'out' AND m.status = 'failed' THEN m.seq END, m.at
      FROM messages AS m
      WHERE m.registration = registrations.n
      ORDER BY m.at DESC, m.n DESC
      LIMIT 1
    ), last_in_n = (
      SELECT max(m.n) FROM messages AS m
      WHERE m.registration = registrations.n AND m.direction = 'in'
    )
    WHERE n = ?
    RETURNING id, college_id AS college, last_message AS last`);
  const replies = createReplies(db);
  const setListed = db.prepare<[number, string]>('UPDATE colleges SET registrations_seq = ? WHERE id = ?');
  const setTemplates = db.prepare<[number, string]>('UPDATE colleges SET templates_seq = ? WHERE id = ?');

  /** True when the message came out different and was written. */
  const settleDraft = (draft: Draft, moves: Moves, threads: Threads): boolean => {
    const { before } = draft;
    if (draft.gone) {
      removeDraft(draft, moves, threads);
      return false;
    }
    if (!draft.touched) return false;
    follow(draft);
    const after = refold(draft);
    if (before && !draft.announced && same(before, after)) return false;
    const seq = sequence.next(after.college_id);
    draft.row = { ...after, seq, news_seq: after.news_seq ?? (isNews(after) ? seq : null) };
    write.save(before, draft.row);
    words.changed(before, draft.row);
    if (before) daily.count(before, -1);
    daily.count(draft.row, 1);
    threads.note(draft);
    const moved = before?.registration !== after.registration || before?.at !== after.at;
    if ((moved || hasFailed(before) || hasFailed(after)) && after.registration !== null)
      moves.registrations.add(after.registration);
    return true;
  };

  const removeDraft = (draft: Draft, moves: Moves, threads: Threads): void => {
    const { before, row } = draft;
    if (!before) return;
    write.remove(row.n);
    words.changed(before, null);
    daily.count(before, -1);
    threads.note(draft);
    if (row.registration !== null) moves.registrations.add(row.registration);
    // A window may still show it by its own id.
    moves.listed.set(row.college_id, null);
  };

  return (moves) => {
    const threads = threadsOf(replies, daily);
    const last = new Map<number, number | null>();
    const moved = [...moves.drafts.all()].filter((draft) => settleDraft(draft, moves, threads));
    const backdated = new Set(moved.filter(isBackdated).map(({ row }) => row.registration));
    for (const n of moves.registrations) {
      const listed = relist.get(n);
      if (listed) last.set(n, listed.last);
      // Another message, of which no frame tells, may be the last one now.
      if (listed && backdated.has(n) && !moved.some(({ row }) => row.n === listed.last))
        list(moves, listed.college, listed.id);
    }
    threads.settle((registration) => last.get(registration));
    const frames = moved.map(({ row }) => frameOf(row));
    for (const [collegeId, registrationId] of moves.listed) {
      const seq = sequence.next(collegeId);
      setListed.run(seq, collegeId);
      frames.push({ type: 'registration_changed', seq, collegeId, registrationId });
    }
    for (const collegeId of moves.templates) {
      const seq = sequence.next(collegeId);
      setTemplates.run(seq, collegeId);
      frames.push({ type: 'templates_changed', seq, collegeId });
    }
    daily.flush();
    sequence.flush();
    return frames;
  };
};

/** A report that came late told that it was sent earlier than we thought. */
const isBackdated = ({ before, row }: Draft): boolean => before !== null && row.at < before.at;

const hasFailed = (row: MessageRecord | null): boolean => row?.direction === 'out' && row.status === 'failed';

/** Worth a notice: a message that failed, or one that a student wrote. */
const isNews = (row: MessageRecord): boolean => hasFailed(row) || (row.direction === 'in' && row.kind !== 'system');

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
  'said',
  'said_at',
  'delivery',
  'phone',
  'bsuid',
  'registration',
] as const satisfies readonly (keyof MessageRecord)[];

const same = (a: MessageRecord, b: MessageRecord): boolean => SHOWN.every((column) => a[column] === b[column]);
