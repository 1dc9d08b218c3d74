import type { Failure } from '../../preload/contract/failure.ts';
import { adviceOf } from '../../preload/contract/failures.ts';
import type { CollegeFrame } from '../../preload/contract/frames.ts';
import type { Instant } from '../../preload/contract/rows.ts';
import type { ReportedError } from '../meta/line.ts';
import type { MessageRecord } from './message-record.ts';

/** A message with what its frame says of the registration. */
export type FrameRecord = MessageRecord & {
  readonly registration_id: string | null;
  readonly registration_name: string | null;
  readonly last_in_at: number | null;
  readonly unread: number;
};

export const FRAME_COLUMNS = `
  m.*,
  r.id AS registration_id,
  r.name AS registration_name,
  r.last_in_at,
  CASE WHEN m.direction = 'out' THEN 0 ELSE (
    SELECT count(*) FROM messages AS u
    WHERE u.registration = r.n AND u.direction = 'in' AND u.n > r.seen_n
  ) END AS unread`;

/** Meta's 24-hour customer-service window restarts with every message a student sends (PLATFORM S12). */
export const WINDOW_MS = 24 * 60 * 60 * 1_000;

const PREVIEW_CHARS = 160;

export const instant = (ms: number): Instant => new Date(ms).toISOString();

export const instantOrNull = (ms: number | null | undefined): Instant | null => (ms == null ? null : instant(ms));

export const failureOfJson = (error: string | null): Failure | null => {
  if (error === null) return null;
  const { code, title, details } = JSON.parse(error) as ReportedError;
  return { code, title, details, advice: adviceOf(code) };
};

export const failureOfCode = (code: number): Failure => ({ code, title: '', details: null, advice: adviceOf(code) });

/** A taken-back message keeps its place and loses its words. */
export const shownKind = (row: MessageRecord): string => (row.revoked ? 'revoked' : row.kind);
export const previewOf = (row: Pick<MessageRecord, 'revoked' | 'text'>): string =>
  row.revoked ? '' : row.text.slice(0, PREVIEW_CHARS).toWellFormed();

/** The frame that says how a message stands now. */
export const frameOf = (row: FrameRecord): CollegeFrame => {
  const common = {
    seq: row.seq,
    collegeId: row.college_id,
    id: row.id,
    registrationId: row.registration_id,
    kind: shownKind(row),
    preview: previewOf(row),
    messageAt: instant(row.at),
    order: row.n,
  };
  if (row.direction === 'in')
    return {
      type: 'message_received',
      ...common,
      messageId: row.wamid ?? '',
      name: row.registration_name ?? '',
      unread: row.unread,
      windowUntil: instantOrNull(row.last_in_at === null ? null : row.last_in_at + WINDOW_MS),
    };
  const times = JSON.parse(row.times);
  return {
    type: 'message_status_update',
    ...common,
    messageId: row.wamid,
    recipientId: row.group_id ?? row.phone,
    status: row.status,
    at: instant(row.status_at),
    deliveredAt: instantOrNull(times.delivered),
    readAt: instantOrNull(times.read),
    conflict: row.conflict === 1,
    error: failureOfJson(row.error),
  };
};
