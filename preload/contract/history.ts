import type { MessageRow } from './rows.ts';

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
