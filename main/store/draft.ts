import type { MessageRecord } from './message-record.ts';

/** A message in the hand of a transaction: as it was before, and as it shall be. Written once, at the end. */
export type Draft = {
  /** `null` for one that this transaction makes. */
  readonly before: MessageRecord | null;
  row: MessageRecord;
  /** Something was told of it: its fold must be made again. */
  touched: boolean;
  /** To be announced even if its row stays as it is (a reaction came). */
  announced: boolean;
  /** It gave way to another message. */
  gone: boolean;
};

/** Alters the row in hand. */
export const alter = (draft: Draft, columns: Partial<MessageRecord>): void => {
  draft.row = { ...draft.row, ...columns };
  draft.touched = true;
};
