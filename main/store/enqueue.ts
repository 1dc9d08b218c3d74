import { type Addressee, createAddressing } from './addressing.ts';
import type { Db } from './database.ts';
import type { Draft } from './draft.ts';
import type { Moves } from './moves.ts';
import { newId } from './new-id.ts';
import { newMessage, wordsOf } from './new-message.ts';
import { type EntryRecord, entryOf } from './outbox-entry.ts';
import { digitsOf } from './people.ts';
import type { Enqueued, Order, Ordering, OutboxEntry } from './sending.ts';

type Queued = { readonly draft: Draft; readonly entry: OutboxEntry };

/**
 * Puts messages into the outbox, each with its first try waiting. What may not be sent at all is left out with its
 * reason; whether it still may is asked again when its try begins. Within a transaction.
 */
export const createEnqueue = (db: Db) => {
  const addressing = createAddressing(db);
  const known = db.prepare<[string, string], { id: string }>(`
    SELECT m.id FROM outbox AS o JOIN messages AS m ON m.n = o.message
    WHERE o.college_id = ? AND o.dedupe_key = ?`);
  const campaignOf = db.prepare<[string, string], { n: number }>(
    'SELECT n FROM campaigns WHERE college_id = ? AND id = ?',
  );
  const insert = db.prepare(`
    INSERT INTO outbox (
      message, college_id, campaign, template, dedupe_key, asked_by, payload, marketing, state, attempt, due_at
    ) VALUES (
      :message, :college, :campaign, :template, :dedupeKey, :askedBy, :payload, :marketing, 'waiting', 1, :at
    )`);
  const firstTry = db.prepare<[number, number]>('INSERT INTO tries (message, ordinal, queued_at) VALUES (?, 1, ?)');

  const put = (college: string, order: Order, ordering: Ordering, to: Addressee, at: number, moves: Moves): Queued => {
    const phone = to.phone && digitsOf(to.phone);
    const { campaignId, askedBy } = ordering;
    const template = nameOf(order);
    const content = { kind: order.kind, text: order.text, media: order.media, extra: null };
    const draft = moves.drafts.create({
      ...newMessage({
        id: newId('m', at),
        college_id: college,
        registration: to.n,
        phone_number_id: to.number,
        direction: 'out',
        origin: 'desk',
        phone,
        bsuid: to.bsuid,
        group_id: null,
        delivery: null,
      }),
      ...wordsOf(content, at, order.replyTo),
    });
    const message = draft.row.n;
    const campaign = campaignId === null ? null : (campaignOf.get(college, campaignId)?.n ?? null);
    const marketing = order.marketing ? 1 : 0;
    const { dedupeKey, payload } = order;
    insert.run({ message, college, campaign, template, dedupeKey, askedBy, payload, marketing, at });
    firstTry.run(message, at);
    const record: EntryRecord = {
      id: draft.row.id,
      place: message,
      college,
      number: to.number,
      waba_id: to.waba_id,
      phone,
      bsuid: to.bsuid,
      campaign: campaignId,
      due_at: at,
      last_in_at: to.last_in_at,
      marketing,
      template,
    };
    return { draft, entry: entryOf(record) };
  };

  return (college: string, orders: readonly Order[], ordering: Ordering, now: number, moves: Moves): Enqueued => {
    const queued: { registrationId: string; id: string }[] = [];
    const waiting: OutboxEntry[] = [];
    const { sparedSince = null } = ordering;
    const skipped: Enqueued['skipped'][number][] = [];
    for (const order of orders) {
      const { registrationId, dedupeKey } = order;
      const before = dedupeKey === null ? undefined : known.get(college, dedupeKey);
      if (before) {
        queued.push({ registrationId, id: before.id });
        continue;
      }
      const sent = { template: nameOf(order), marketing: order.marketing, sparedSince };
      const to = addressing(college, registrationId, sent, now);
      if (typeof to === 'string') {
        skipped.push({ registrationId, reason: to, detail: null });
        continue;
      }
      const { draft, entry } = put(college, order, ordering, to, now, moves);
      queued.push({ registrationId, id: draft.row.id });
      waiting.push(entry);
    }
    return { queued, waiting, skipped };
  };
};

const nameOf = ({ template }: Order): string | null => template && `${template.name}/${template.language}`;
