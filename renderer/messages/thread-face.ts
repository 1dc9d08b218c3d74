import type { MessageRow } from '../../preload/contract/rows.ts';
import { lastMessageOf, type MessageFrame } from './last-message.ts';

/**
 * A conversation, oldest first: the rows that were read (newest first), under what frames told since. A message that no
 * page holds yet is drawn from its frame until the page is read again.
 */
export const threadFace = (
  registrationId: string,
  read: readonly MessageRow[],
  frames: ReadonlyMap<string, MessageFrame>,
): readonly MessageRow[] => {
  const known = new Set(read.map((row) => row.id));
  const fresh = [...frames.values()]
    .filter((frame) => !known.has(frame.id))
    .map((frame) => rowOf(registrationId, frame));
  const rows = read.map((row) => rowAfter(row, frames.get(row.id)));
  return [...fresh, ...rows].sort((a, b) => (a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1));
};

const rowAfter = (row: MessageRow, frame: MessageFrame | undefined): MessageRow => {
  if (!frame || frame.seq <= row.seq) return row;
  const { status, statusAt, conflict, error, wamid, at, seq } = lastMessageOf(frame);
  return { ...row, status, statusAt, conflict, error, wamid, at, seq, revoked: frame.kind === 'revoked' };
};

const rowOf = (registrationId: string, frame: MessageFrame): MessageRow => {
  const { direction, kind, preview, ...message } = lastMessageOf(frame);
  return {
    ...message,
    registrationId,
    direction,
    kind,
    text: preview,
    origin: direction === 'in' ? 'student' : 'desk',
    attachment: null,
    rungs: { [message.status]: message.statusAt },
    replyTo: null,
    reactions: [],
    edited: false,
    revoked: kind === 'revoked',
    probablyDropped: false,
    outgoing: null,
  };
};
