import type { HistoryRow } from '../../preload/contract/history.ts';
import type { Head } from '../messages/head.ts';

/** A row as it stands now: as it was read, under what frames told of the student's last messages since. */
export const rowNow = (row: HistoryRow, head: Head | undefined): HistoryRow => {
  const told = head?.messages.find(({ id, seq }) => id === row.id && seq > row.seq);
  if (!told) return row;
  const { status, statusAt, conflict, error, wamid, seq } = told;
  return { ...row, status, statusAt, conflict, error, wamid, seq, probablyDropped: false };
};
