import { isReceipt, rank } from '../../preload/contract/status.ts';
import type { Db } from './database.ts';
import type { MessageRecord } from './message-record.ts';

/** Daily counts that move with the messages, in the same transaction. */
export type Daily = {
  /** Counts a row in (`1`) or out (`-1`); written by `flush`. */
  count(row: MessageRecord, sign: 1 | -1): void;
  flush(): void;
  /** Forgets what was counted and not written (the transaction was undone). */
  forget(): void;
  /** Counts every message anew. */
  recount(): void;
};

const MEASURES = ['total', 'sent', 'delivered', 'read', 'failed'] as const;
type Measures = Record<(typeof MEASURES)[number], number>;
type Key = {
  readonly college: string;
  readonly day: number;
  readonly direction: string;
  readonly kind: string;
  readonly category: string;
  readonly errorCode: number;
};
type Entry = { readonly key: Key; readonly sums: Measures };

const MS_A_DAY = 86_400_000;

export const createDaily = (db: Db): Daily => {
  const offset = db.prepare<[string], { utc_offset_minutes: number }>(
    'SELECT utc_offset_minutes FROM colleges WHERE id = ?',
  );
  const add = db.prepare(`
    INSERT INTO daily (
      college_id, day, direction, kind, category, error_code, total, sent, delivered, read, failed
    ) VALUES (
      :college, :day, :direction, :kind, :category, :errorCode, :total, :sent, :delivered, :read, :failed
    )
    ON CONFLICT DO UPDATE SET
      total     = total + excluded.total,
      sent      = sent + excluded.sent,
      delivered = delivered + excluded.delivered,
      read      = read + excluded.read,
      failed    = failed + excluded.failed`);
  const clear = db.prepare('DELETE FROM daily');
  const all = db.prepare<[], MessageRecord>('SELECT * FROM messages');

  let pending = new Map<string, Entry>();
  const offsets = new Map<string, number>();
  const offsetOf = (college: string): number => {
    let minutes = offsets.get(college);
    if (minutes === undefined) {
      minutes = offset.get(college)?.utc_offset_minutes ?? 0;
      offsets.set(college, minutes);
    }
    return minutes;
  };

  const daily: Daily = {
    count: (row, sign) => {
      const key = keyOf(row, offsetOf(row.college_id));
      const name = Object.values(key).join('\0');
      const entry = pending.get(name) ?? { key, sums: { total: 0, sent: 0, delivered: 0, read: 0, failed: 0 } };
      const measures = measuresOf(row);
      for (const measure of MEASURES) entry.sums[measure] += sign * measures[measure];
      pending.set(name, entry);
    },
    flush: () => {
      for (const { key, sums } of pending.values())
        if (MEASURES.some((measure) => sums[measure] !== 0)) add.run({ ...key, ...sums });
      pending = new Map();
    },
    forget: () => {
      pending = new Map();
      offsets.clear();
    },
    recount: () => {
      daily.forget();
      clear.run();
      for (const row of all.iterate()) daily.count(row, 1);
      daily.flush();
    },
  };
  return daily;
};

const keyOf = (row: MessageRecord, offsetMinutes: number): Key => ({
  college: row.college_id,
  day: Math.floor((row.at + offsetMinutes * 60_000) / MS_A_DAY),
  direction: row.direction,
  kind: row.kind,
  category: row.pricing === null ? '' : (JSON.parse(row.pricing).category ?? ''),
  errorCode: row.status === 'failed' && row.error !== null ? JSON.parse(row.error).code : 0,
});

/** `delivered` counts messages that reached the phone, told so or implied by a read; `sent` those that left Meta. */
const measuresOf = (row: MessageRecord): Measures => {
  const out = row.direction === 'out';
  const received = out && isReceipt(row.status);
  return {
    total: 1,
    sent: received || (out && 'sent' in JSON.parse(row.times)) ? 1 : 0,
    delivered: received ? 1 : 0,
    read: out && rank(row.status) >= rank('read') ? 1 : 0,
    failed: out && row.status === 'failed' ? 1 : 0,
  };
};
