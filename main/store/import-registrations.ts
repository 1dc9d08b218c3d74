import type { Daily } from './daily.ts';
import type { Db } from './database.ts';
import { list, type Moves } from './moves.ts';
import { newId } from './new-id.ts';
import { digitsOf, type People, sortName } from './people.ts';
import type { ImportRow, Writes } from './store.ts';
import type { WordIndex } from './word-index.ts';

type Known = ImportRow & { readonly n: number; readonly id: string };
type Outcome = ReturnType<Writes['importRegistrations']>;

/** Adds or alters registrations by their external id; the same rows again change nothing. Within a transaction. */
export const createImport = (db: Db, people: People, words: WordIndex, daily: Daily) => {
  const byExternalId = db.prepare<[string, string], Known>(`
    SELECT n, id, external_id AS externalId, name, phone, course, batch, email
    FROM registrations
    WHERE college_id = ? AND external_id = ?`);
  /** Somebody who wrote before being in any list becomes the registration, with the whole thread. */
  const contact = db.prepare<[string, string], { n: number; id: string }>(`
    SELECT r.n, r.id
    FROM handles AS h
    JOIN registrations AS r ON r.n = h.registration
    WHERE h.college_id = ? AND h.handle = ? AND r.external_id IS NULL
    LIMIT 1`);
  const insert = db.prepare(`
    INSERT INTO registrations (id, college_id, external_id, name, sort_name, phone, course, batch, email, created_at)
    VALUES (:id, :college, :externalId, :name, :sortName, :phone, :course, :batch, :email, :now)`);
  const update = db.prepare(`
    UPDATE registrations SET
      external_id = :externalId, name = :name, sort_name = :sortName, phone = :phone,
      course = :course, batch = :batch, email = :email
    WHERE n = :n`);

  const alter = (college: string, n: number, row: ImportRow, recounts: boolean, moves: Moves): void => {
    const write = (): void => void update.run({ ...row, n, sortName: sortName(row.name) });
    if (recounts) daily.follow(n, write);
    else write();
    people.learn(college, n, { phone: digitsOf(row.phone), bsuid: null, name: null }, moves);
  };

  const importRow = (college: string, row: ImportRow, now: number, moves: Moves): keyof Outcome => {
    const known = byExternalId.get(college, row.externalId);
    if (known && FIELDS.every((field) => known[field] === row[field])) return 'unchanged';
    if (known) {
      if (known.phone && known.phone !== row.phone) people.unlearn(college, known.n, digitsOf(known.phone));
      alter(college, known.n, row, known.course !== row.course, moves);
      if (known.name !== row.name || known.phone !== row.phone) words.renamed(known.n);
      list(moves, college, known.id);
      return 'updated';
    }
    const found = contact.get(college, digitsOf(row.phone));
    const id = found?.id ?? newId('r', now);
    const inserted = { ...row, id, college, sortName: sortName(row.name), now };
    const n = found?.n ?? Number(insert.run(inserted).lastInsertRowid);
    alter(college, n, row, found !== undefined && row.course !== null, moves);
    if (found) words.renamed(n);
    list(moves, college, id);
    return 'added';
  };

  return (college: string, rows: readonly ImportRow[], now: number, moves: Moves): Outcome => {
    const outcome = { added: 0, updated: 0, unchanged: 0 };
    for (const row of rows) outcome[importRow(college, row, now, moves)] += 1;
    return outcome;
  };
};

const FIELDS = ['name', 'phone', 'course', 'batch', 'email'] as const satisfies readonly (keyof ImportRow)[];
