import { isReceipt, rank, type Status } from '../../preload/contract/status.ts';
import type { MessageRecord } from './message-record.ts';
import { bucketOf } from './span-bucket.ts';

/** The earliest time each rung was told. */
type Times = Partial<Record<Status, number>>;

export const MEASURES = ['total', 'sent', 'delivered', 'read', 'replied', 'failed'] as const;
export type Measures = Record<(typeof MEASURES)[number], number>;
export const NOTHING: Measures = { total: 0, sent: 0, delivered: 0, read: 0, replied: 0, failed: 0 };

/**
 * What one message adds to the counts. `delivered` are those that reached the phone, told so or implied by a read; `sent`
 * those that left Meta; `replied` those received after which the student wrote before our next message.
 */
export const measuresOf = (row: MessageRecord, times: Times): Measures => {
  const out = row.direction === 'out';
  const received = out && isReceipt(row.status);
  return {
    total: 1,
    sent: received || (out && 'sent' in times) ? 1 : 0,
    delivered: received ? 1 : 0,
    read: out && rank(row.status) >= rank('read') ? 1 : 0,
    replied: received && row.replied_at !== null ? 1 : 0,
    failed: out && row.status === 'failed' ? 1 : 0,
  };
};

export const STEPS = ['delivered', 'read', 'reply'] as const;
export type Step = (typeof STEPS)[number];

/** The bucket of how long each step of one message took from when it was sent; a step that was not told has none. */
export const spansOf = (row: MessageRecord, times: Times): readonly (readonly [Step, number])[] => {
  if (row.direction === 'in') return [];
  const at: Record<Step, number | null | undefined> = {
    delivered: times.delivered,
    read: times.read,
    reply: isReceipt(row.status) ? row.replied_at : null,
  };
  return STEPS.flatMap((step) => {
    const reached = at[step];
    return reached == null ? [] : [[step, bucketOf(reached - row.at)] as const];
  });
};
