import Database from 'better-sqlite3';
import { assertWhole } from './body-sum.ts';
import type { Db } from './database.ts';

/**
 * Walks every page, compares every index with its table, and every raw body with its sum; `null` when all is well, else what
 * is not. Takes as long as the file is large. What it cannot see: a bit within a value that lies in no index and no body.
 */
export const findDamage = (db: Db): string | null => {
  try {
    const verdict = db.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Database.SqliteError(String(verdict), 'SQLITE_CORRUPT');
    const bodies = db.prepare<[], { id: number; body: Uint8Array; sum: number | null }>(
      'SELECT id, body, sum FROM deliveries WHERE sum IS NOT NULL',
    );
    for (const { id, body, sum } of bodies.iterate()) assertWhole(id, body, sum);
    return null;
  } catch (error) {
    return String(error);
  }
};
