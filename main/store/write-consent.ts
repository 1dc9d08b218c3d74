import { randomUUID } from 'node:crypto';
import type { AutoReply, AutoReplyRule } from '../../preload/contract/auto-reply.ts';
import { notFound } from '../refusal.ts';
import type { ConsentWrites } from './consent.ts';
import type { Db } from './database.ts';
import type { createEnqueue } from './enqueue.ts';
import { list, type WithMoves } from './moves.ts';
import type { Note } from './tenants.ts';
import type { Wishes } from './wishes.ts';

/** Who automatic replies are sent by, to the audit and in the outbox. */
export const BY_ITSELF = 'auto-reply';

/** Writes about what students want and about replies that go out by themselves, each within a transaction. */
export const createWriteConsent = (
  db: Db,
  now: () => number,
  note: Note,
  wishes: Wishes,
  enqueue: ReturnType<typeof createEnqueue>,
): WithMoves<ConsentWrites> => {
  const registration = db.prepare<[string, string], { n: number }>(
    'SELECT n FROM registrations WHERE college_id = ? AND id = ?',
  );
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO auto_replies (id, college_id, rule) VALUES (?, ?, ?)',
  );
  const update = db.prepare<[string, string, string]>(
    'UPDATE auto_replies SET rule = ? WHERE id = ? AND college_id = ?',
  );
  const remove = db.prepare<[string, string]>('DELETE FROM auto_replies WHERE id = ? AND college_id = ?');
  const fire = db.prepare<[string, number, number]>(`
    INSERT OR IGNORE INTO auto_firings (rule, registration, message, at)
    SELECT ?, registration, n, ? FROM messages WHERE n = ?`);
  const mark = db.prepare<[number]>('UPDATE auto_mark SET looked_n = max(looked_n, ?)');

  return {
    optOut: (moves, collegeId, id, optedOut, who) => {
      const found = registration.get(collegeId, id);
      if (!found) throw notFound('registration');
      const at = now();
      wishes(found.n, { scope: 'all', out: optedOut, at, by: 'hand' });
      if (!optedOut) wishes(found.n, { scope: 'marketing', out: false, at, by: 'hand' });
      list(moves, collegeId, id);
      note(collegeId, who, optedOut ? 'registrations.optOut' : 'registrations.optIn', id);
      return { id };
    },
    saveAutoReply: (_moves, collegeId, id, rule: AutoReplyRule, who): AutoReply => {
      const saved = { id: id ?? randomUUID(), ...rule };
      const json = JSON.stringify(rule);
      if (id === null) insert.run(saved.id, collegeId, json);
      else if (update.run(json, id, collegeId).changes === 0) throw notFound('automatic reply');
      note(collegeId, who, 'autoReplies.save', rule.name);
      return saved;
    },
    removeAutoReply: (_moves, collegeId, id, who) => {
      if (remove.run(id, collegeId).changes === 0) throw notFound('automatic reply');
      note(collegeId, who, 'autoReplies.remove', id);
      return { id };
    },
    answerBySelf: (moves, upTo, firings) => {
      mark.run(upTo);
      return firings.flatMap(({ rule, message, collegeId, order }) => {
        const { waiting } = enqueue(collegeId, [order], { campaignId: null, askedBy: BY_ITSELF }, now(), moves);
        if (waiting.length === 0) return [];
        fire.run(rule, now(), message);
        note(collegeId, BY_ITSELF, 'autoReplies.fire', JSON.stringify({ rule, registrationId: order.registrationId }));
        return waiting;
      });
    },
  };
};
