import type { Direction, Origin } from '../../preload/contract/rows.ts';
import type { Status } from '../../preload/contract/status.ts';

/** A row of `messages`, as SQLite gives it. */
export type MessageRecord = {
  readonly n: number;
  readonly id: string;
  readonly college_id: string;
  readonly seq: number;
  readonly registration: number | null;
  readonly phone_number_id: string;
  readonly direction: Direction;
  readonly origin: Origin;
  readonly kind: string;
  readonly said: string;
  readonly said_at: number | null;
  readonly text: string;
  readonly media: string | null;
  readonly extra: string | null;
  readonly phone: string | null;
  readonly bsuid: string | null;
  readonly group_id: string | null;
  readonly reply_to: string | null;
  readonly wamid: string | null;
  readonly at: number;
  readonly status: Status;
  readonly status_at: number;
  readonly times: string;
  readonly conflict: number;
  readonly error: string | null;
  readonly pricing: string | null;
  readonly edited: number;
  readonly revoked: number;
  readonly delivery: number | null;
  readonly news_seq: number | null;
  readonly replied_at: number | null;
};
