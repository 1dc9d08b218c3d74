import type { LastMessage, RegistrationRow } from '../../preload/contract/rows.ts';
import type { Head } from './head.ts';
import { laterFirst } from './last-message.ts';

/** A row of a page, and the `seq` the page was read at. */
export type ReadRow = { readonly row: RegistrationRow; readonly asOf: number };

/** How a registration stands now: its row as it was read, under what frames told since. */
export const rowFace = (read: ReadRow, head: Head | undefined): RegistrationRow => {
  if (!head) return read.row;
  const { row, asOf } = head.reread && head.reread.asOf > read.asOf ? head.reread : read;
  const arrival = head.arrival && head.arrival.seq > asOf ? head.arrival : row;
  return {
    ...row,
    lastMessage: latest(row.lastMessage, head.messages),
    unread: arrival.unread,
    windowUntil: arrival.windowUntil,
  };
};

const latest = (read: LastMessage | null, told: readonly LastMessage[]): LastMessage | null => {
  if (!read) return told[0] ?? null;
  const same = told.find((message) => message.id === read.id);
  const others = told.filter((message) => message !== same);
  const freshest = same && same.seq > read.seq ? same : read;
  return [freshest, ...others].sort(laterFirst)[0] ?? read;
};
