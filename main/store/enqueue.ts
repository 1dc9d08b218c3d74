import type { SkipReason } from '../../preload/contract/outgoing.ts';
import type { Db } from './database.ts';
import type { Draft } from './draft.ts';
import { WINDOW_MS } from './frame-of.ts';
import type { Moves } from './moves.ts';
import { newId } from './new-id.ts';
import { newMessage, wordsOf } from './new-message.ts';
import { type EntryRecord, entryOf } from './outbox-entry.ts';
import { digitsOf } from './people.ts';
import type { Enqueued, Order, Ordering, OutboxEntry } from './sending.ts';

type Addressee = {
  readonly n: number;
  readonly phone: string | null;
  readonly bsuid: string | null;
  readonly opted_out: number;
  readonly last_in_at: number | null;
  readonly number: string | null;
  readonly waba_id: string | null;
};

type Queued = { readonly draft: Draft; readonly entry: OutboxEntry };

/**
 * Puts messages into the outbox, each with its first try waiting. What may not be sent at all is left out with its
 * reason; whether it still may is asked again when its try begins. Within a transaction.
 */
export const createEnqueue = (db: Db) => {
  // The number the student wrote to last, for the window is that number's; else the college's first.
  const addressee = db.prepare<{ college: string; id: string }, Addressee>(`
    SELECT
      r.n, r.phone, r.opted_out, r.last_in_at, n.phone_number_id AS number, n.waba_id,
      (
        SELECT h.handle FROM handles AS h
        WHERE h.registration = r.n AND h.handle GLOB '[A-Z][A-Z].*'
        LIMIT 1
      ) AS bsuid
    FROM registrations AS r
    LEFT JOIN numbers AS n ON n.phone_number_id = coalesce(
      (
        SELECT m.phone_number_id FROM messages AS m
        JOIN numbers AS own ON own.phone_number_id = m.phone_number_id AND own.college_id = :college
        WHERE m.registration = r.n AND m.direction = 'in'
        ORDER BY m.n DESC LIMIT 1
      ),
      (
        SELECT first.phone_number_id FROM numbers AS first
        WHERE first.college_id = :college
        ORDER BY first.created_at, first.phone_number_id LIMIT 1
      )
    )
    WHERE r.college_id = :college AND r.id = :id`);
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

  const put = (
    college: string,
    order: Order,
    ordering: Ordering,
    to: Addressee,
    number: string,
    at: number,
    moves: Moves,
  ): Queued => {
    const phone = to.phone && digitsOf(to.phone);
    const { campaignId, askedBy } = ordering;
    const template = order.template && `${order.template.name}/${order.template.language}`;
    const content = { kind: order.kind, text: order.text, media: order.media, extra: null };
    const draft = moves.drafts.create({
      ...newMessage({
        id: newId('m', at),
        college_id: college,
        registration: to.n,
        phone_number_id: number,
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
      number,
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
    const skipped: Enqueued['skipped'][number][] = [];
    for (const order of orders) {
      const { registrationId, dedupeKey } = order;
      const before = dedupeKey === null ? undefined : known.get(college, dedupeKey);
      if (before) {
        queued.push({ registrationId, id: before.id });
        continue;
      }
      const to = addressee.get({ college, id: registrationId });
      const reason = hindrance(order, to, now);
      if (reason !== null || !to || to.number === null) {
        skipped.push({ registrationId, reason: reason ?? 'no_number', detail: null });
        continue;
      }
      const { draft, entry } = put(college, order, ordering, to, to.number, now, moves);
      queued.push({ registrationId, id: draft.row.id });
      waiting.push(entry);
    }
    return { queued, waiting, skipped };
  };
};

const hindrance = (order: Order, to: Addressee | undefined, now: number): SkipReason | null => {
  if (!to) return 'no_such_registration';
  if (to.phone === null && to.bsuid === null) return 'no_address';
  if (to.number === null) return 'no_number';
  if (order.template !== null) return to.opted_out === 1 ? 'opted_out' : null;
  return windowIsOpen(to.last_in_at, now) ? null : 'window_closed';
};

/** Free form is allowed for 24 hours after the student last wrote (PLATFORM S12). */
export const windowIsOpen = (lastInAt: number | null, now: number): boolean =>
  lastInAt !== null && lastInAt + WINDOW_MS > now;
