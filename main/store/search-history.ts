import type { HistoryPage } from '../../preload/contract/asks/history.ts';
import type { HistoryRow } from '../../preload/contract/history.ts';
import type { Db } from './database.ts';
import { createFindHistory, type HistoryQuery } from './find-history.ts';
import { HISTORY_COLUMNS, HISTORY_TABLES, type HistoryRecord, historyRow } from './history-row.ts';

/** A page of the history, with all that its rows say. */
export const createSearchHistory = (db: Db, now: () => number) => {
  const find = createFindHistory(db, now);
  const one = db.prepare<[number], HistoryRecord>(`SELECT ${HISTORY_COLUMNS} FROM ${HISTORY_TABLES} WHERE m.n = ?`);
  return db.transaction((college: string, query: HistoryQuery): HistoryPage => {
    const { numbers, ...page } = find(college, query);
    const records = numbers.flatMap((n) => one.get(n) ?? []);
    return { rows: records.map((record) => historyRow(record, now())), ...page };
  });
};

/** One message with all that its row says. */
export const createMessage = (db: Db, now: () => number) => {
  const select = db.prepare<[string, string], HistoryRecord>(
    `SELECT ${HISTORY_COLUMNS} FROM ${HISTORY_TABLES} WHERE m.college_id = ? AND m.id = ?`,
  );
  return (college: string, id: string): HistoryRow | null => {
    const record = select.get(college, id);
    return record ? historyRow(record, now()) : null;
  };
};
