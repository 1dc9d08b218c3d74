import type { Db } from './database.ts';
import { digitsOf } from './people.ts';
import type { ReviewReads } from './reviewing.ts';

/** Deliveries whose bytes name a registration, and messages to groups that were reported for it. It reads everything. */
export const createTraces = (db: Db): ReviewReads['tracesOf'] => {
  const find = db.prepare<[string, string], { n: number; phone: string | null }>(
    'SELECT n, phone FROM registrations WHERE college_id = ? AND id = ?',
  );
  const handles = db.prepare<[number], { handle: string }>('SELECT handle FROM handles WHERE registration = ?');
  const naming = db.prepare<[Uint8Array], { id: number }>(
    'SELECT id FROM deliveries WHERE length(body) > 0 AND instr(body, ?) > 0',
  );
  const reportedFor = db.prepare<[string], { n: number }>(
    'SELECT DISTINCT message AS n FROM reports WHERE participant = ?',
  );
  return (college, id) => {
    const found = find.get(college, id);
    if (!found) return null;
    const phone = found.phone === null ? [] : [digitsOf(found.phone)];
    const names = [...new Set([...handles.all(found.n).map(({ handle }) => handle), ...phone])];
    return {
      deliveries: names.flatMap((name) => naming.all(new TextEncoder().encode(name)).map((row) => row.id)),
      groupMessages: names.flatMap((name) => reportedFor.all(name).map((row) => row.n)),
    };
  };
};
