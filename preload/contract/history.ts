import type { Failure } from './failure.ts';
import type { Instant, MessageRow } from './rows.ts';

/** The student of a message, as the history shows one. */
export type HistoryStudent = {
  readonly externalId: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly course: string | null;
  readonly batch: string | null;
};

/** A message with all that a row of the history says. */
export type HistoryRow = MessageRow & {
  /** `null` where the message belongs to no registration. */
  readonly student: HistoryStudent | null;
  /** The group's id, or the phone with the plus; `null` where only a BSUID is known. */
  readonly recipient: string | null;
  /** Name and language with a slash; `null` for what is no template of ours. */
  readonly template: string | null;
  readonly campaign: { readonly id: string; readonly name: string } | null;
};

/** One try at a message, as this desk knows it. All but `attempt` and `wamid` is `null` for what was sent from elsewhere. */
export type AttemptRow = {
  readonly attempt: number;
  readonly wamid: string | null;
  readonly queuedAt: Instant | null;
  readonly begunAt: Instant | null;
  readonly endedAt: Instant | null;
  /** What the answer to the request said; `unknown`: nothing that can be relied on. */
  readonly outcome: 'accepted' | 'not_sent' | 'failed' | 'unknown' | null;
  readonly httpStatus: number | null;
  readonly error: Failure | null;
};

/** A delivery that told of a message. */
export type DeliveryRow = {
  readonly heardAt: Instant;
  /** Bytes of the whole delivery. */
  readonly size: number;
  /** JSON of what it tells of this message; `null` where nothing of it is kept any more. */
  readonly body: string | null;
  /** It tells of nothing else, and `body` is all of it, as it came. */
  readonly isWhole: boolean;
  /** Its bytes were emptied, for they are kept for so many days only. */
  readonly isEmptied: boolean;
};
