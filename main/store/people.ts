import type { Person } from '../meta/line.ts';
import type { Db } from './database.ts';
import { alter } from './draft.ts';
import { list, type Moves } from './moves.ts';
import { newId } from './new-id.ts';
import type { WaitingWishes } from './waiting-wishes.ts';

/** Who a phone or a BSUID is. A registration may be known by several, and several registrations by one phone (siblings, a parent). */
export type People = {
  /** The registration that was written to last among those known by the BSUID, else by the phone. */
  find(college: string, person: Person): number | null;
  /** Notes what a line taught us of a registration, and gives it the messages that waited for that. True when it was new. */
  learn(college: string, registration: number, person: Person, moves: Moves): boolean;
  /** Takes back that a registration is known by a phone (digits) or BSUID. */
  unlearn(college: string, registration: number, handle: string): void;
  /** Somebody who wrote to us and is in no list yet. */
  createContact(college: string, person: Person, at: number, moves: Moves): number;
  forget(): void;
};

export const digitsOf = (phone: string): string => phone.replace(/\D/g, '');

/** Pairs of handle and registration that are known to be in the table, so that most lines need not ask. */
const MOST_REMEMBERED = 20_000;

export const createPeople = (db: Db, waiting: WaitingWishes): People => {
  const byHandle = db.prepare<[string, string], { n: number }>(
    'SELECT registration AS n FROM handles WHERE college_id = ? AND handle = ?',
  );
  const lastWrittenTo = db.prepare<[string, string], { n: number }>(`
    SELECT h.registration AS n
    FROM handles AS h
    WHERE h.college_id = ? AND h.handle = ?
    ORDER BY (
      SELECT m.at FROM messages AS m
      WHERE m.registration = h.registration AND m.direction = 'out'
      ORDER BY m.at DESC LIMIT 1
    ) DESC NULLS LAST, h.registration
    LIMIT 1`);
  const addHandle = db.prepare<[string, string, number]>(
    'INSERT OR IGNORE INTO handles (college_id, handle, registration) VALUES (?, ?, ?)',
  );
  const dropHandle = db.prepare<[string, string, number]>(
    'DELETE FROM handles WHERE college_id = ? AND handle = ? AND registration = ?',
  );
  const insert = db.prepare<[string, string, string, string, string | null, number]>(`
    INSERT INTO registrations (id, college_id, name, sort_name, phone, created_at)
    VALUES (?, ?, ?, ?, ?, ?)`);

  const remembered = new Set<string>();
  const remember = (college: string, handle: string, n: number): void => {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.add(`${college} ${handle} ${n}`);
  };
  const isNew = (college: string, handle: string, n: number): boolean => {
    if (remembered.has(`${college} ${handle} ${n}`)) return false;
    const { changes } = addHandle.run(college, handle, n);
    remember(college, handle, n);
    return changes > 0;
  };

  const people: People = {
    find: (college, { bsuid, phone }) => {
      for (const handle of [bsuid, phone]) {
        if (handle === null) continue;
        const candidates = byHandle.all(college, handle);
        const [first, second] = candidates;
        if (!first) continue;
        for (const { n } of candidates) remember(college, handle, n);
        return second ? (lastWrittenTo.get(college, handle)?.n ?? first.n) : first.n;
      }
      return null;
    },

    learn: (college, registration, person, moves) => {
      let taught = false;
      if (moves.again !== false) return false;
      for (const handle of ['phone', 'bsuid'] as const) {
        const value = person[handle];
        if (value === null || !isNew(college, value, registration)) continue;
        taught = true;
        moves.registrations.add(registration);
        const changed = waiting.give(college, value, registration);
        if (changed) list(moves, college, changed.id);
        for (const draft of moves.drafts.waitingFor(college, handle, value)) {
          if (draft.row.registration !== null) continue;
          alter(draft, { registration });
          draft.announced = true;
          const { phone, bsuid } = draft.row;
          people.learn(college, registration, { phone, bsuid, name: null }, moves);
        }
      }
      return taught;
    },

    unlearn: (college, registration, handle) => {
      dropHandle.run(college, handle, registration);
      remembered.clear();
    },

    createContact: (college, person, at, moves) => {
      const handle = person.bsuid ?? person.phone ?? '';
      const id = newId('r', at);
      const phone = person.phone === null ? null : `+${person.phone}`;
      const name = person.name ?? phone ?? handle;
      const n = Number(insert.run(id, college, name, sortName(name), phone, at).lastInsertRowid);
      people.learn(college, n, person, { ...moves, again: false });
      list(moves, college, id);
      return n;
    },

    forget: () => remembered.clear(),
  };
  return people;
};

/** Names sort without regard to case or Latin accents; SQLite's own collations know only ASCII. Matras stay. */
export const sortName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
