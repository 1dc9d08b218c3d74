import { hash } from 'node:crypto';
import type { Person } from '../meta/line.ts';
import type { Db } from './database.ts';
import { announce, list, type Moves } from './moves.ts';

/** Who a phone or a BSUID is. A registration may be known by several, and several registrations by one phone (siblings, a parent). */
export type People = {
  /** The registration that was written to last among those known by the BSUID, else by the phone. */
  find(college: string, person: Person): number | null;
  /** Notes what a line taught us of a registration, and gives it the messages that waited for that. True when it was new. */
  learn(college: string, registration: number, person: Person, moves: Moves): boolean;
  /** Somebody who wrote to us and is in no list yet. */
  createContact(college: string, person: Person, at: number, moves: Moves): number;
};

export const digitsOf = (phone: string): string => phone.replace(/\D/g, '');

/** Stable, so that a rebuild gives the same ids. */
export const idFrom = (prefix: string, ...parts: readonly string[]): string =>
  `${prefix}_${hash('sha256', parts.join('\0'), 'base64url').slice(0, 22)}`;

export const createPeople = (db: Db): People => {
  const byHandle = db.prepare<[string, string], { n: number }>(`
    SELECT r.n
    FROM handles AS h
    JOIN registrations AS r ON r.n = h.registration
    WHERE h.college_id = ? AND h.handle = ?
    ORDER BY (
      SELECT m.at FROM messages AS m
      WHERE m.registration = r.n AND m.direction = 'out'
      ORDER BY m.at DESC LIMIT 1
    ) DESC NULLS LAST, r.n
    LIMIT 1`);
  const addHandle = db.prepare<[string, string, number]>(
    'INSERT OR IGNORE INTO handles (college_id, handle, registration) VALUES (?, ?, ?)',
  );
  const orphansByPhone = db.prepare<[number, string, string], { n: number }>(`
    UPDATE messages SET registration = ?
    WHERE college_id = ? AND phone = ? AND registration IS NULL AND group_id IS NULL
    RETURNING n`);
  const orphansByBsuid = db.prepare<[number, string, string], { n: number }>(`
    UPDATE messages SET registration = ?
    WHERE college_id = ? AND bsuid = ? AND registration IS NULL AND group_id IS NULL
    RETURNING n`);
  const insert = db.prepare<[string, string, string, string, string | null, number]>(`
    INSERT INTO registrations (id, college_id, name, sort_name, phone, created_at)
    VALUES (?, ?, ?, ?, ?, ?)`);

  const lookUp = (college: string, handle: string | null): number | null =>
    handle === null ? null : (byHandle.get(college, handle)?.n ?? null);

  const people: People = {
    find: (college, { bsuid, phone }) => lookUp(college, bsuid) ?? lookUp(college, phone),

    learn: (college, registration, { bsuid, phone }, moves) => {
      const adopt = (handle: string | null, orphans: typeof orphansByPhone): boolean => {
        if (handle === null || addHandle.run(college, handle, registration).changes === 0) return false;
        for (const { n } of orphans.all(registration, college, handle)) announce(moves, n);
        moves.registrations.add(registration);
        return true;
      };
      const newPhone = adopt(phone, orphansByPhone);
      return adopt(bsuid, orphansByBsuid) || newPhone;
    },

    createContact: (college, person, at, moves) => {
      const handle = person.bsuid ?? person.phone ?? '';
      const id = idFrom('r', college, 'contact', handle);
      const phone = person.phone === null ? null : `+${person.phone}`;
      const name = person.name ?? phone ?? handle;
      const n = Number(insert.run(id, college, name, sortName(name), phone, at).lastInsertRowid);
      people.learn(college, n, person, moves);
      list(moves, college, id);
      return n;
    },
  };
  return people;
};

/** Names sort without regard to case or Latin accents; SQLite's own collations know only ASCII. Matras stay. */
export const sortName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
