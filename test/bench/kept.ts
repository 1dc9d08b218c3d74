import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { loadReport } from '../support/load/requests.ts';

/** How many of the row's first `count` reports the desk's database does not hold, and how many it holds beyond them. */
export const missing = (dataFolder: string, count: number, students: number): { lost: number; extra: number } => {
  const file = readdirSync(dataFolder).find((name) => name.endsWith('.db'));
  if (file === undefined) throw new Error('There is no database in the data folder');
  const db = new Database(join(dataFolder, file), { readonly: true });
  try {
    const rows = db
      .prepare<[], { key: string }>(`
        SELECT a.wamid || ' ' || r.status AS key
        FROM reports AS r
        JOIN attempts AS a ON a.message = r.message AND a.ordinal = r.attempt`)
      .all();
    const held = new Set(rows.map(({ key }) => key));
    let lost = 0;
    for (let index = 0; index < count; index += 1) {
      const { wamid, status } = loadReport(index, students);
      if (!held.has(`${wamid} ${status}`)) lost += 1;
    }
    return { lost, extra: rows.length - (count - lost) };
  } finally {
    db.close();
  }
};
