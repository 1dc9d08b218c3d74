import type { OutboxState, Outgoing, PersonWhy } from '../../preload/contract/outgoing.ts';
import type { Direction, MessageRow } from '../../preload/contract/rows.ts';
import type { Status } from '../../preload/contract/status.ts';
import { failureOfCode, failureOfJson, instant, instantOrNull, shownKind } from './frame-of.ts';
import type { MessageRecord } from './message-record.ts';
import type { OutboxRecord } from './outbox-entry.ts';

/** Meta keeps trying for 30 days and says nothing when it gives up (PLATFORM S12, S29); a day of slack for a late word. */
export const DROPPED_AFTER_MS = 31 * 24 * 60 * 60 * 1_000;

/** A message with all that its row in a list says. */
export type MessageRowRecord = MessageRecord & {
  readonly registration_id: string | null;
  readonly reply_preview: string | null;
  readonly reactions: string;
  readonly outbox_state: OutboxRecord['state'] | null;
  readonly outbox_attempt: number;
  readonly outbox_due_at: number | null;
  readonly outbox_why: PersonWhy | null;
  readonly outbox_code: number | null;
  readonly outbox_error: string | null;
  readonly campaign_id: string | null;
  readonly asked_by: string;
};

type ReactionRecord = {
  readonly emoji: string;
  readonly from: Direction;
  readonly at: number;
  readonly error: string | null;
};

export const MESSAGE_ROW_COLUMNS = `
  m.*,
  r.id AS registration_id,
  (
    SELECT q.text FROM attempts AS a JOIN messages AS q ON q.n = a.message
    WHERE a.college_id = m.college_id AND a.wamid = m.reply_to
  ) AS reply_preview,
  (
    SELECT json_group_array(json_object('emoji', emoji, 'from', direction, 'at', at, 'error', error))
    FROM reactions
    WHERE college_id = m.college_id AND target = m.wamid AND emoji IS NOT NULL
  ) AS reactions,
  o.state AS outbox_state, o.attempt AS outbox_attempt, o.due_at AS outbox_due_at, o.why AS outbox_why,
  o.code AS outbox_code, o.asked_by, c.id AS campaign_id,
  (
    SELECT t.error FROM tries AS t
    WHERE t.message = m.n AND t.error IS NOT NULL
    ORDER BY t.ordinal DESC LIMIT 1
  ) AS outbox_error`;

export const MESSAGE_ROW_TABLES = `
  messages AS m
  LEFT JOIN registrations AS r ON r.n = m.registration
  LEFT JOIN outbox AS o ON o.message = m.n
  LEFT JOIN campaigns AS c ON c.n = o.campaign`;

export const messageRow = (row: MessageRowRecord, now: number): MessageRow => {
  const times = Object.entries(JSON.parse(row.times) as Partial<Record<Status, number>>);
  const media = row.media === null ? null : JSON.parse(row.media);
  const reactions = JSON.parse(row.reactions) as ReactionRecord[];
  return {
    id: row.id,
    wamid: row.wamid,
    registrationId: row.registration_id,
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
    reactions: reactions.map(({ at, error, ...rest }) => ({ ...rest, at: instant(at), error: failureOfJson(error) })),
    edited: row.edited === 1,
    revoked: row.revoked === 1,
    probablyDropped: row.direction === 'out' && row.status === 'sent' && now - row.status_at > DROPPED_AFTER_MS,
    outgoing: row.outbox_state === null ? null : outgoingOf(row, row.outbox_state),
    seq: row.seq,
  };
};

const outgoingOf = (row: MessageRowRecord, state: OutboxRecord['state']): Outgoing => ({
  state: SHOWN[state],
  attempt: row.outbox_attempt,
  dueAt: instantOrNull(row.outbox_due_at),
  why: row.outbox_why,
  error: row.outbox_code === null ? null : (failureOfJson(row.outbox_error) ?? failureOfCode(row.outbox_code)),
  campaignId: row.campaign_id,
  askedBy: row.asked_by,
});

/** What is about to be decided is, to a person, done for now. */
const SHOWN = {
  waiting: 'waiting',
  underway: 'underway',
  await_status: 'await_status',
  judge: 'done',
  person: 'person',
  done: 'done',
  never: 'never',
  cancelled: 'cancelled',
} as const satisfies Record<OutboxRecord['state'], OutboxState>;
