import Database from 'better-sqlite3';
import { databaseFile } from '../../main/store/database.ts';

/** The same questions asked without an index, without words and without counts: what SQLite does by itself, in ms. */
export const unindexed = (folder: string, college: string, days: { from: number; to: number }) => {
  const db = new Database(databaseFile(folder), { readonly: true });
  db.pragma('cache_size = -8000');
  const time = (sql: string, params: object): number => {
    const statement = db.prepare<[object]>(sql);
    const begun = performance.now();
    statement.all(params);
    return performance.now() - begun;
  };
  try {
    return {
      page: time(
        `SELECT m.*, r.name FROM messages AS m NOT INDEXED
         LEFT JOIN registrations AS r ON r.n = m.registration
         WHERE m.college_id = :college ORDER BY m.at DESC, m.n DESC LIMIT 100`,
        { college },
      ),
      search: time(
        `SELECT m.*, r.name FROM messages AS m NOT INDEXED
         LEFT JOIN registrations AS r ON r.n = m.registration
         WHERE m.college_id = :college AND (m.text LIKE :word OR r.name LIKE :word)
         ORDER BY m.at DESC, m.n DESC LIMIT 100`,
        { college, word: '%lucknow%' },
      ),
      month: time(
        `SELECT m.at / 86400000 AS day, m.direction, count(*),
           sum(m.status IN ('delivered', 'read', 'played')), sum(m.times ->> '$.sent' IS NOT NULL)
         FROM messages AS m NOT INDEXED
         WHERE m.college_id = :college AND m.at >= :from AND m.at < :to
         GROUP BY 1, 2`,
        { college, ...days },
      ),
    };
  } finally {
    db.close();
  }
};
