import type { OptOut, OptOutSource } from '../../preload/contract/opt-out.ts';
import type { RegistrationRow } from '../../preload/contract/rows.ts';
import {
  type FrameRecord,
  failureOfJson,
  instant,
  instantOrNull,
  previewOf,
  shownKind,
  WINDOW_MS,
} from './frame-of.ts';

/** A registration `r` with what is unread of it, as SQLite gives it. */
export type RegistrationRecord = {
  readonly n: number;
  readonly id: string;
  readonly external_id: string | null;
  readonly name: string;
  readonly sort_name: string;
  readonly phone: string | null;
  readonly course: string | null;
  readonly batch: string | null;
  readonly email: string | null;
  readonly opted_out: number;
  readonly opted_out_at: number | null;
  readonly opted_out_by: OptOutSource | null;
  readonly marketing_out: number;
  readonly marketing_out_at: number | null;
  readonly marketing_out_by: OptOutSource | null;
  readonly last_in_at: number | null;
  readonly last_message: number | null;
  readonly unread: number;
};

export const REGISTRATION_COLUMNS = `
  r.n, r.id, r.external_id, r.name, r.sort_name, r.phone, r.course, r.batch, r.email, r.opted_out,
  r.opted_out_at, r.opted_out_by, r.marketing_out, r.marketing_out_at, r.marketing_out_by, r.last_in_at, r.last_message,
  (
    SELECT count(*) FROM messages AS u
    WHERE u.registration = r.n AND u.direction = 'in' AND u.n > r.seen_n
  ) AS unread`;

/** The row with the last message of it, where there is one. */
export const registrationRow = (record: RegistrationRecord, last: FrameRecord | null): RegistrationRow => ({
  id: record.id,
  externalId: record.external_id,
  name: record.name,
  phone: record.phone,
  course: record.course,
  batch: record.batch,
  email: record.email,
  lastMessage: last && {
    id: last.id,
    wamid: last.wamid,
    direction: last.direction,
    kind: shownKind(last),
    preview: previewOf(last),
    status: last.status,
    statusAt: instant(last.status_at),
    at: instant(last.at),
    order: last.n,
    seq: last.seq,
    conflict: last.conflict === 1,
    error: failureOfJson(last.error),
  },
  unread: record.unread,
  windowUntil: instantOrNull(record.last_in_at === null ? null : record.last_in_at + WINDOW_MS),
  optedOut: record.opted_out === 1 || record.marketing_out === 1,
  optOut: optOutOf(record),
});

/** The wider of the two wishes. */
const optOutOf = (record: RegistrationRecord): OptOut | null => {
  const { opted_out_at, opted_out_by, marketing_out_at, marketing_out_by } = record;
  if (record.opted_out === 1) return { scope: 'all', by: opted_out_by ?? 'hand', at: instant(opted_out_at ?? 0) };
  if (record.marketing_out === 0) return null;
  return { scope: 'marketing', by: marketing_out_by ?? 'preference', at: instant(marketing_out_at ?? 0) };
};
