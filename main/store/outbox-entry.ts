import { WINDOW_MS } from './frame-of.ts';
import type { OutboxEntry } from './sending.ts';

/** A row of `outbox`, as SQLite gives it. */
export type OutboxRecord = {
  readonly message: number;
  readonly college_id: string;
  readonly state: 'waiting' | 'underway' | 'await_status' | 'judge' | 'person' | 'done' | 'never' | 'cancelled';
  readonly attempt: number;
  readonly due_at: number | null;
  readonly why: string | null;
  readonly code: number | null;
};

/** A message of the outbox with all that an `OutboxEntry` says. */
export type EntryRecord = {
  readonly id: string;
  readonly place: number;
  readonly college: string;
  readonly number: string;
  readonly waba_id: string | null;
  readonly phone: string | null;
  readonly bsuid: string | null;
  readonly campaign: string | null;
  readonly due_at: number | null;
  readonly last_in_at: number | null;
  readonly marketing: number;
  readonly template: string | null;
};

export const ENTRY_COLUMNS = `
  m.id, m.n AS place, m.college_id AS college, m.phone_number_id AS number, n.waba_id, m.phone, m.bsuid,
  c.id AS campaign, o.due_at, r.last_in_at, o.marketing, o.template`;

export const ENTRY_TABLES = `
  outbox AS o
  JOIN messages AS m ON m.n = o.message
  LEFT JOIN numbers AS n ON n.phone_number_id = m.phone_number_id
  LEFT JOIN campaigns AS c ON c.n = o.campaign
  LEFT JOIN registrations AS r ON r.n = m.registration`;

/**
 * Meta tells nobody which portfolio an account belongs to; a college is one business, and taken for one. The account of a
 * number that nobody named is the number's own. Every template is charged for (PLATFORM 9).
 */
export const entryOf = (record: EntryRecord): OutboxEntry => ({
  id: record.id,
  place: record.place,
  college: record.college,
  portfolio: record.college,
  account: record.waba_id ?? record.number,
  number: record.number,
  person: record.bsuid ?? record.phone ?? record.id,
  campaign: record.campaign,
  notBefore: record.due_at ?? 0,
  windowUntil: record.last_in_at === null ? null : record.last_in_at + WINDOW_MS,
  marketing: record.marketing === 1,
  paid: record.template !== null,
});
