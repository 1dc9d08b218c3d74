import { randomUUID } from 'node:crypto';
import type { ReportedError, StatusLine } from '../meta/line.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { Db } from './database.ts';
import type { Moves } from './moves.ts';
import type { ReactionBegun } from './talking.ts';

/** What our reactions are known by, also at Meta: it comes back with every report, which is of no message then. */
const MARK = 'reaction:';

type Target = {
  readonly wamid: string | null;
  readonly direction: string;
  readonly phone_number_id: string;
  readonly phone: string | null;
  readonly bsuid: string | null;
};

/** Our emoji on what a student wrote: kept before it goes out, and mended by what comes of it. Within a transaction. */
export const createReactions = (db: Db) => {
  const target = db.prepare<[string, string], Target>(
    'SELECT wamid, direction, phone_number_id, phone, bsuid FROM messages WHERE college_id = ? AND id = ?',
  );
  const standing = db.prepare<[string, string], { emoji: string | null }>(
    `SELECT emoji FROM reactions WHERE college_id = ? AND target = ? AND actor = 'us' AND error IS NULL`,
  );
  const upsert = db.prepare<unknown[]>(`
    INSERT INTO reactions (college_id, target, actor, direction, emoji, at, wamid, delivery)
    VALUES (:college, :target, 'us', 'out', :emoji, :at, :mark, 0)
    ON CONFLICT (college_id, target, actor) DO UPDATE SET
      emoji = excluded.emoji, at = excluded.at, wamid = excluded.wamid, delivery = 0, error = NULL`);
  const fail = db.prepare<unknown[], { target: string }>(`
    UPDATE reactions
    SET emoji = coalesce(emoji, :emoji), error = :error
    WHERE college_id = :college AND wamid = :mark AND actor = 'us' AND error IS NOT :error
    RETURNING target`);

  const announce = (college: string, wamid: string, moves: Moves): void => {
    const found = moves.drafts.ofWamid(college, wamid);
    if (!found) return;
    found.draft.touched = true;
    found.draft.announced = true;
  };
  const failed = (college: string, mark: string, emoji: string | null, error: ReportedError | null, moves: Moves) => {
    const row = fail.get({ college, mark, emoji, error: error && JSON.stringify(error) });
    if (row) announce(college, row.target, moves);
  };

  return {
    begin: (college: string, id: string, emoji: string | null, at: number, moves: Moves): ReactionBegun => {
      const found = target.get(college, id);
      if (!found) throw notFound('message');
      const { wamid, phone, bsuid } = found;
      const recipient = phone === null ? bsuid && { bsuid } : { phone: `+${phone}` };
      if (found.direction === 'out' || wamid === null || !recipient)
        throw new Refusal('conflict', 'Only what a student wrote can be reacted to.');
      const before = standing.get(college, wamid)?.emoji ?? null;
      const mark = `${MARK}${randomUUID()}`;
      upsert.run({ college, target: wamid, emoji, at, mark });
      announce(college, wamid, moves);
      return { mark, wamid, recipient, phoneNumberId: found.phone_number_id, before };
    },

    /** A reaction that could not be taken back is shown again; one that could not be set is shown with its error. */
    failed,

    /** True where a report is of a reaction of ours: it makes no message, and only a failure is worth a word. */
    heard: (college: string, { callbackData, status, error }: StatusLine, moves: Moves): boolean => {
      if (!callbackData?.startsWith(MARK)) return false;
      if (status === 'failed') failed(college, callbackData, null, error, moves);
      return true;
    },
  };
};

export type Reactions = ReturnType<typeof createReactions>;
