import type { RegistrationRow } from '../../preload/contract/rows.ts';
import type { Head } from '../messages/head.ts';
import { laterFirst } from '../messages/last-message.ts';
import { type ReadRow, rowFace } from '../messages/row-face.ts';
import { type Shelf, take } from '../messages/shelf.ts';

/** Conversations as they stand now, each once, in the order the desk would give them. */
export const inOrder = (read: readonly ReadRow[], heads: Shelf<Head>, unreadFirst: boolean): readonly ReadRow[] => {
  const once = new Map(read.map((row) => [row.row.id, row]));
  return [...once.values()]
    .map((row) => ({ read: row, now: rowFace(row, take(heads, row.row.id)) }))
    .sort((a, b) => (unreadFirst && unread(b.now) - unread(a.now)) || byTime(a.now, b.now))
    .map((row) => row.read);
};

const unread = (row: RegistrationRow): number => (row.unread > 0 ? 1 : 0);

const byTime = (a: RegistrationRow, b: RegistrationRow): number => {
  if (!a.lastMessage || !b.lastMessage) return 0;
  return laterFirst(a.lastMessage, b.lastMessage);
};
