import { join } from 'node:path';
import Database from 'better-sqlite3';

/** How often each message was told "sent", as the database has it; and whether its pages hold together. */
export const keptRows = (folder: string) => {
  const db = new Database(join(folder, 'tickdesk.db'), { readonly: true });
  const rows = db
    .prepare<[], { wamid: string; reports: number }>(`
      SELECT a.wamid, (SELECT count(*) FROM reports AS r WHERE r.message = a.message) AS reports
      FROM attempts AS a`)
    .all();
  const integrity = String(db.pragma('integrity_check(1)', { simple: true }));
  db.close();
  return { reports: new Map(rows.map(({ wamid, reports }) => [wamid, reports])), rows: rows.length, integrity };
};

/** Of these messages, how many are not there, and how many are there more than once. */
export const compareKept = (folder: string, wamids: readonly string[]) => {
  const { reports, rows, integrity } = keptRows(folder);
  return {
    lost: wamids.filter((wamid) => !reports.has(wamid)).length,
    twice: rows - reports.size + [...reports.values()].filter((count) => count > 1).length,
    unsound: integrity === 'ok' ? 0 : 1,
  };
};
