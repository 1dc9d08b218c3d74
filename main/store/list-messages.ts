import type { MessageRow } from '../../preload/contract/rows.ts';
import type { Status } from '../../preload/contract/status.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import { failureOfJson, instant, shownKind } from './frame-of.ts';
import type { MessageRecord } from './message-record.ts';
import type { Reads } from './store.ts';

/** Meta keeps trying for 30 days and says nothing when it gives up (PLATFORM S12, S29); a day of slack for a late word. */
const DROPPED_AFTER_MS = 31 * 24 * 60 * 60 * 1_000;

type ThreadRecord = MessageRecord & { readonly reply_preview: string | null; readonly reactions: string };

/** A student's thread, newest first. `null` when there is no such registration in the college. */
export const createListMessages = (db: Db, now: () => number): Reads['listMessages'] => {
  const registration = db.prepare<[string, string], { n: number }>(
    'SELECT n FROM registrations WHERE college_id = ? AND id = ?',
  );
  const select = db.prepare<{ registration: number; key: number; n: number; limit: number }, ThreadRecord>(`
    SELECT
      m.*,
      (
        SELECT q.text FROM attempts AS a JOIN messages AS q ON q.n = a.message
        WHERE a.college_id = m.college_id AND a.wamid = m.reply_to
      ) AS reply_preview,
      (
        SELECT json_group_array(json_object('emoji', emoji, 'from', direction, 'at', at))
        FROM reactions
        WHERE college_id = m.college_id AND target = m.wamid AND emoji IS NOT NULL
      ) AS reactions
    FROM messages AS m
    WHERE m.registration = :registration AND (m.at, m.n) < (:key, :n)
    ORDER BY m.at DESC, m.n DESC
    LIMIT :limit + 1`);
  return (collegeId, { registrationId, limit, before }) => {
    const found = registration.get(collegeId, registrationId);
    if (!found) return null;
    const { key, n } = readCursor<number>(before, 'number') ?? { key: Number.MAX_SAFE_INTEGER, n: 0 };
    const rows = select.all({ registration: found.n, key, n, limit });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map((row) => messageRow(row, registrationId, now())),
      next: rows.length > limit && last ? writeCursor({ key: last.at, n: last.n }) : null,
    };
  };
};

const messageRow = (row: ThreadRecord, registrationId: string, now: number): MessageRow => {
  const times = Object.entries(JSON.parse(row.times) as Partial<Record<Status, number>>);
  const media = row.media === null ? null : JSON.parse(row.media);
  const reactions = JSON.parse(row.reactions) as { emoji: string; from: 'out' | 'in'; at: number }[];
  return {
    id: row.id,
    wamid: row.wamid,
    registrationId,
    direction: row.direction,
    origin: row.origin,
    kind: shownKind(row),
    text: row.revoked ? '' : row.text,
    attachment: media && !row.revoked ? { id: media.id, mime: media.mime, filename: media.filename } : null,
    at: instant(row.at),
    status: row.status,
    statusAt: instant(row.status_at),
    rungs: Object.fromEntries(times.map(([rung, at]) => [rung, instant(at)])),
    conflict: row.conflict === 1,
    error: failureOfJson(row.error),
    replyTo: row.reply_to === null ? null : { wamid: row.reply_to, preview: row.reply_preview },
    reactions: reactions.map(({ emoji, from, at }) => ({ emoji, from, at: instant(at) })),
    edited: row.edited === 1,
    revoked: row.revoked === 1,
    probablyDropped: row.direction === 'out' && row.status === 'sent' && now - row.status_at > DROPPED_AFTER_MS,
    seq: row.seq,
  };
};
