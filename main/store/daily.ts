import type { Db } from './database.ts';
import { createLabels } from './labels.ts';
import { MEASURES, type Measures, measuresOf, NOTHING, type Step, spansOf } from './measures.ts';
import type { MessageRecord } from './message-record.ts';
import { dayOf, hourOf } from './moments.ts';

/** Daily counts that move with the messages, in the same transaction. */
export type Daily = {
  /** Counts a row in (`1`) or out (`-1`); written by `flush`. */
  count(row: MessageRecord, sign: 1 | -1): void;
  /** Moves a registration's messages to the course it has after `alter`. */
  follow(registration: number, alter: () => void): void;
  flush(): void;
  /** Forgets what was counted and not written (the transaction was undone). */
  forget(): void;
  /** Counts every message anew. */
  recount(): void;
};

type Key = {
  readonly college: string;
  readonly day: number;
  readonly hour: number;
  readonly direction: string;
  readonly kind: string;
  readonly course: string;
  readonly template: string;
  readonly campaign: number;
  readonly category: string;
  readonly priceType: string;
  readonly errorCode: number;
};
type Span = { readonly college: string; readonly day: number; readonly step: Step; readonly bucket: number };

export const createDaily = (db: Db): Daily => {
  const offset = db.prepare<[string], { utc_offset_minutes: number }>(
    'SELECT utc_offset_minutes FROM colleges WHERE id = ?',
  );
  const add = db.prepare(`
    INSERT INTO daily (
      college_id, day, hour, direction, kind, course, template, campaign, category, price_type, error_code,
      total, sent, delivered, read, replied, failed
    ) VALUES (
      :college, :day, :hour, :direction, :kind, :course, :template, :campaign, :category, :priceType, :errorCode,
      :total, :sent, :delivered, :read, :replied, :failed
    )
    ON CONFLICT DO UPDATE SET
      total     = total + excluded.total,
      sent      = sent + excluded.sent,
      delivered = delivered + excluded.delivered,
      read      = read + excluded.read,
      replied   = replied + excluded.replied,
      failed    = failed + excluded.failed`);
  const addSpan = db.prepare(`
    INSERT INTO daily_spans (college_id, day, step, bucket, count)
    VALUES (:college, :day, :step, :bucket, :count)
    ON CONFLICT DO UPDATE SET count = count + excluded.count`);
  const clear = ['daily', 'daily_spans'].map((table) => db.prepare(`DELETE FROM ${table}`));
  const mark = db.prepare('UPDATE daily_mark SET counted = 1');
  const all = db.prepare<[], MessageRecord>('SELECT * FROM messages');
  const messagesOf = db.prepare<[number], MessageRecord>('SELECT * FROM messages WHERE registration = ?');
  const labels = createLabels(db);

  let pending = new Map<string, { readonly key: Key; readonly sums: Measures }>();
  let spans = new Map<string, { readonly span: Span; count: number }>();
  const offsets = new Map<string, number>();
  const offsetOf = (college: string): number => {
    let minutes = offsets.get(college);
    if (minutes === undefined) {
      minutes = offset.get(college)?.utc_offset_minutes ?? 0;
      offsets.set(college, minutes);
    }
    return minutes;
  };

  const countSpans = (row: MessageRecord, times: object, day: number, sign: 1 | -1): void => {
    for (const [step, bucket] of spansOf(row, times)) {
      const name = `${row.college_id}\0${day}\0${step}\0${bucket}`;
      const entry = spans.get(name) ?? { span: { college: row.college_id, day, step, bucket }, count: 0 };
      entry.count += sign;
      spans.set(name, entry);
    }
  };

  const daily: Daily = {
    count: (row, sign) => {
      const minutes = offsetOf(row.college_id);
      const day = dayOf(row.at, minutes);
      const times = JSON.parse(row.times);
      const price = row.pricing === null ? null : JSON.parse(row.pricing);
      const key: Key = {
        college: row.college_id,
        day,
        hour: hourOf(row.at, minutes),
        direction: row.direction,
        kind: row.kind,
        ...labels.of(row),
        category: price?.category ?? '',
        priceType: price?.type ?? '',
        errorCode: row.status === 'failed' && row.error !== null ? JSON.parse(row.error).code : 0,
      };
      const name = Object.values(key).join('\0');
      const entry = pending.get(name) ?? { key, sums: { ...NOTHING } };
      const measures = measuresOf(row, times);
      for (const measure of MEASURES) entry.sums[measure] += sign * measures[measure];
      pending.set(name, entry);
      countSpans(row, times, day, sign);
    },
    follow: (registration, alter) => {
      const rows = messagesOf.all(registration);
      for (const row of rows) daily.count(row, -1);
      alter();
      labels.forget();
      for (const row of rows) daily.count(row, 1);
    },
    flush: () => {
      for (const { key, sums } of pending.values())
        if (MEASURES.some((measure) => sums[measure] !== 0)) add.run({ ...key, ...sums });
      for (const { span, count } of spans.values()) if (count !== 0) addSpan.run({ ...span, count });
      pending = new Map();
      spans = new Map();
    },
    forget: () => {
      pending = new Map();
      spans = new Map();
      offsets.clear();
      labels.forget();
    },
    recount: () => {
      daily.forget();
      for (const statement of clear) statement.run();
      for (const row of all.iterate()) daily.count(row, 1);
      daily.flush();
      mark.run();
    },
  };
  return daily;
};
