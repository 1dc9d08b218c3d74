import { CANCELLED } from '../../preload/contract/failures/own.ts';
import { notFound, Refusal } from '../refusal.ts';
import { mayBeOut } from './campaign-stand.ts';
import type { CampaignWrites } from './campaigns.ts';
import type { Db } from './database.ts';
import type { createEnqueue } from './enqueue.ts';
import type { WithMoves } from './moves.ts';
import { newId } from './new-id.ts';
import type { NextSteps } from './next-step.ts';
import type { Note } from './tenants.ts';
import type { createTries } from './tries.ts';

type Found = {
  readonly n: number;
  readonly college: string;
  readonly taken: number;
  readonly cancelled: number;
  readonly askedBy: string;
  readonly sparedSince: number | null;
};

/** The writes of the outbox that those of campaigns stand on. */
export type OutboxWork = {
  readonly enqueue: ReturnType<typeof createEnqueue>;
  readonly tries: ReturnType<typeof createTries>;
  readonly next: NextSteps;
};

/** Every write of campaigns by its name, each within a transaction whose moves are settled before it commits. */
export const createWriteCampaigns = (
  db: Db,
  now: () => number,
  note: Note,
  { enqueue, tries, next }: OutboxWork,
): WithMoves<CampaignWrites> => {
  const known = db.prepare<[string, string], { id: string }>(
    'SELECT id FROM campaigns WHERE college_id = ? AND dedupe_key = ?',
  );
  const insert = db.prepare(`
    INSERT INTO campaigns (id, college_id, name, template, wish, asked_by, created_at, dedupe_key, spared_since)
    VALUES (:id, :college, :name, :template, :wish, :who, :now, :dedupeKey, :sparedSince)`);
  const addMembers = db.prepare<[number | bigint, string]>(`
    INSERT INTO campaign_members (campaign, place, registration_id)
    SELECT ?, key, value FROM json_each(?)`);
  const find = db.prepare<[string], Found>(`
    SELECT n, college_id AS college, taken, cancelled, asked_by AS askedBy, spared_since AS sparedSince
    FROM campaigns
    WHERE id = ?`);
  const linkMessages = db.prepare<{ n: number; college: string; key: string; from: number; to: number }>(`
    UPDATE campaign_members
    SET message = (
      SELECT o.message FROM outbox AS o
      WHERE o.college_id = :college AND o.dedupe_key = :key || registration_id
    )
    WHERE campaign = :n AND place >= :from AND place < :to`);
  const leaveOut = db.prepare<{ n: number; from: number; to: number; skipped: string }>(`
    UPDATE campaign_members
    SET reason = s.value ->> 'reason', detail = s.value ->> 'detail'
    FROM json_each(:skipped) AS s
    WHERE campaign = :n AND place >= :from AND place < :to AND registration_id = s.value ->> 'registrationId'`);
  const setTaken = db.prepare<[number, number]>('UPDATE campaigns SET taken = ? WHERE n = ?');
  const setCancelled = db.prepare<[string, string], { n: number }>(`
    UPDATE campaigns SET cancelled = 1 WHERE college_id = ? AND id = ? RETURNING n`);
  const waiting = db.prepare<[number, number], { id: string }>(`
    SELECT m.id
    FROM outbox AS o
    JOIN messages AS m ON m.n = o.message
    WHERE o.campaign = ? AND o.state = 'waiting'
    ORDER BY o.message
    LIMIT ?`);
  const undecided = db.prepare<{ n: number; before: number; limit: number }, { id: string }>(`
    SELECT m.id
    FROM outbox AS o
    JOIN messages AS m ON m.n = o.message
    WHERE o.campaign = :n AND o.state = 'person' AND o.why <> 'unsure' AND coalesce(o.due_at, 0) <= :before
      AND NOT ${mayBeOut('o.message')}
    ORDER BY o.message
    LIMIT :limit`);
  const lift = db.prepare<[string]>(`DELETE FROM pauses WHERE what = 'campaign' AND id = ?`);

  return {
    createCampaign: (_moves, college, { registrationIds, expected, ...campaign }, who) => {
      const before = campaign.dedupeKey === null ? undefined : known.get(college, campaign.dedupeKey);
      if (before) return before;
      if (registrationIds.length === 0) throw new Refusal('conflict', 'Nobody is chosen.');
      if (expected !== null && expected !== registrationIds.length)
        throw new Refusal(
          'conflict',
          `The list has changed: ${registrationIds.length} are chosen now, not ${expected}.`,
        );
      const id = newId('c', now());
      const template = JSON.stringify(campaign.template);
      const wish = JSON.stringify(campaign.wish);
      const { lastInsertRowid } = insert.run({ ...campaign, id, college, template, wish, who, now: now() });
      addMembers.run(lastInsertRowid, JSON.stringify(registrationIds));
      note(college, who, 'campaigns.start', `${id} ${registrationIds.length}`);
      return { id };
    },

    takeMembers: (moves, id, { from, orders, skipped }) => {
      const campaign = find.get(id);
      if (!campaign || campaign.cancelled === 1 || campaign.taken !== from) return [];
      const { n, college, askedBy, sparedSince } = campaign;
      const key = `campaign ${id} `;
      const keyed = orders.map((order) => ({ ...order, dedupeKey: key + order.registrationId }));
      const queued = enqueue(college, keyed, { campaignId: id, askedBy, sparedSince }, now(), moves);
      const to = from + orders.length + skipped.length;
      linkMessages.run({ n, college, key, from, to });
      leaveOut.run({ n, from, to, skipped: JSON.stringify([...skipped, ...queued.skipped]) });
      setTaken.run(to, n);
      return queued.waiting;
    },

    cancelCampaign: (_moves, collegeId, id, who) => {
      if (!setCancelled.get(collegeId, id)) throw notFound('campaign');
      next.hold({ what: 'campaign', id, collegeId, until: null, code: null }, now());
      note(collegeId, who, 'campaigns.cancel', id);
      return null;
    },

    cancelWaiting: (moves, id, limit) => {
      const campaign = find.get(id);
      if (!campaign) return 0;
      const found = waiting.all(campaign.n, limit);
      for (const message of found) tries.cancel(campaign.college, message.id, CANCELLED, now(), moves);
      if (found.length < limit) lift.run(id);
      return found.length;
    },

    decideMembers: (moves, college, id, choice, limit, who) => {
      const campaign = find.get(id);
      if (campaign?.college !== college) throw notFound('campaign');
      const before = choice === 'send_again' ? now() : Number.MAX_SAFE_INTEGER;
      const found = undecided.all({ n: campaign.n, before, limit });
      const waiting = found.flatMap((message) => tries.decide(college, message.id, choice, now(), moves) ?? []);
      if (found.length > 0) note(college, who, `campaigns.decide ${choice}`, `${id} ${found.length}`);
      return { decided: found.length, waiting };
    },
  };
};
