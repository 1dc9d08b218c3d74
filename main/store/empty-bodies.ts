import type { Db } from './database.ts';

/**
 * Empties the raw bodies of deliveries that came before a moment, at most so many, and returns how many it emptied: they
 * hold what students wrote. What they told stays. Within a transaction.
 */
export const createEmptyBodies = (db: Db) => {
  const mark = db.prepare<[], { upto: number }>(
    `SELECT CAST(value AS INTEGER) AS upto FROM settings WHERE name = 'emptied_upto'`,
  );
  const setMark = db.prepare<[string]>(`UPDATE settings SET value = ? WHERE name = 'emptied_upto'`);
  const next = db.prepare<[number, number], { id: number; at: number }>(
    'SELECT id, received_at AS at FROM deliveries WHERE id > ? ORDER BY id LIMIT ?',
  );
  const empty = db.prepare<[number]>(`UPDATE deliveries SET body = x'' WHERE id = ? AND length(body) > 0`);

  return (before: number, limit: number): number => {
    const candidates = next.all(mark.get()?.upto ?? 0, limit);
    // They stand in the order they came: the first that is young enough ends it.
    const young = candidates.findIndex(({ at }) => at >= before);
    const old = young < 0 ? candidates : candidates.slice(0, young);
    for (const { id } of old) empty.run(id);
    const last = old.at(-1);
    if (last) setMark.run(String(last.id));
    return old.length;
  };
};
