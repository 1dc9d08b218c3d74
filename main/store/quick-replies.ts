import { randomUUID } from 'node:crypto';
import type { QuickReply } from '../../preload/contract/asks/quick-replies.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { Db } from './database.ts';
import type { TalkingReads } from './talking.ts';

export const createReadQuickReplies = (db: Db): TalkingReads['quickReplies'] => {
  const select = db.prepare<[string], QuickReply>(
    'SELECT id, name, text FROM quick_replies WHERE college_id = ? ORDER BY name',
  );
  return (college) => select.all(college);
};

/** Within a transaction. Names are unique in a college, whatever their case. */
export const createQuickReplies = (db: Db) => {
  const named = db.prepare<[string, string], { id: string }>(
    'SELECT id FROM quick_replies WHERE college_id = ? AND name = ?',
  );
  const insert = db.prepare<unknown[]>(
    'INSERT INTO quick_replies (id, college_id, name, text) VALUES (:id, :college, :name, :text)',
  );
  const update = db.prepare<unknown[]>(
    'UPDATE quick_replies SET name = :name, text = :text WHERE id = :id AND college_id = :college',
  );
  const remove = db.prepare<[string, string]>('DELETE FROM quick_replies WHERE id = ? AND college_id = ?');

  return {
    saveQuickReply: (
      college: string,
      { id, name, text }: { id?: string | undefined; name: string; text: string },
    ): QuickReply => {
      const holder = named.get(college, name);
      if (holder && holder.id !== id) throw new Refusal('conflict', `There is already a quick reply named ${name}.`);
      const saved = { id: id ?? randomUUID(), name, text };
      if (id === undefined) insert.run({ ...saved, college });
      else if (update.run({ ...saved, college }).changes === 0) throw notFound('quick reply');
      return saved;
    },
    removeQuickReply: (college: string, id: string): { id: string } => {
      if (remove.run(id, college).changes === 0) throw notFound('quick reply');
      return { id };
    },
  };
};
