import { notFound } from '../refusal.ts';
import type { Db } from './database.ts';
import { createFiles } from './files.ts';
import type { WithMoves } from './moves.ts';
import { createQuickReplies } from './quick-replies.ts';
import type { Reactions } from './reactions.ts';
import type { TalkingWrites } from './talking.ts';
import type { Note } from './tenants.ts';

/** Every write of a conversation by its name, each within a transaction whose moves are settled before it commits. */
export const createWriteTalk = (
  db: Db,
  now: () => number,
  note: Note,
  reactions: Reactions,
): WithMoves<TalkingWrites> => {
  const files = createFiles(db, now);
  const quickReplies = createQuickReplies(db);
  const unseen = db.prepare<[string, string], { id: string; unread: number }>(`
    UPDATE registrations
    SET seen_n = min(seen_n, coalesce(last_in_n - 1, seen_n))
    WHERE college_id = ? AND id = ?
    RETURNING id, (
      SELECT count(*) FROM messages AS m
      WHERE m.registration = registrations.n AND m.direction = 'in' AND m.n > registrations.seen_n
    ) AS unread`);

  return {
    markUnseen: (moves, collegeId, registrationId) => {
      const row = unseen.get(collegeId, registrationId);
      if (!row) throw notFound('registration');
      moves.listed.set(collegeId, registrationId);
      return row;
    },
    beginReaction: (moves, collegeId, messageId, emoji, who) => {
      note(collegeId, who, 'messages.react', messageId);
      return reactions.begin(collegeId, messageId, emoji, now(), moves);
    },
    failReaction: (moves, collegeId, mark, emoji, error) => {
      reactions.failed(collegeId, mark, emoji, error, moves);
      return null;
    },
    beginFile: (_moves, file, who) => files.beginFile(file, who),
    endFile: (_moves, id, hash) => files.endFile(id, hash),
    useFile: (_moves, id) => files.useFile(id),
    dropFile: (_moves, id) => files.dropFile(id),
    forgetFiles: (_moves, collegeId, own) => files.forgetFiles(collegeId, own),
    saveUpload: (_moves, upload) => files.saveUpload(upload),
    saveFetched: (_moves, fetched) => files.saveFetched(fetched),
    saveQuickReply: (_moves, collegeId, reply, who) => {
      const saved = quickReplies.saveQuickReply(collegeId, reply);
      note(collegeId, who, 'quickReplies.save', saved.name);
      return saved;
    },
    removeQuickReply: (_moves, collegeId, id, who) => {
      note(collegeId, who, 'quickReplies.remove', id);
      return quickReplies.removeQuickReply(collegeId, id);
    },
  };
};
