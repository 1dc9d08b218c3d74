import type { Person } from '../meta/line.ts';
import type { Db } from './database.ts';
import type { Wishes } from './wishes.ts';

/** What Meta told a student wants before the college knew the student. Within a transaction. */
export type WaitingWishes = {
  keep(college: string, person: Person, wish: { readonly out: boolean; readonly at: number }): void;
  /** Gives a registration the wish that waited under a phone or BSUID it is known by from now on. */
  give(college: string, handle: string, registration: number): { readonly id: string } | null;
};

export const createWaitingWishes = (db: Db, wishes: Wishes): WaitingWishes => {
  const upsert = db.prepare<{ college: string; handle: string; out: number; at: number }>(`
    INSERT INTO waiting_wishes (college_id, handle, out, at)
    VALUES (:college, :handle, :out, :at)
    ON CONFLICT DO UPDATE SET out = excluded.out, at = excluded.at
    WHERE (excluded.at, excluded.out) > (at, out)`);
  const take = db.prepare<[string, string], { out: number; at: number }>(
    'DELETE FROM waiting_wishes WHERE college_id = ? AND handle = ? RETURNING out, at',
  );
  return {
    keep: (college, { phone, bsuid }, { out, at }) => {
      for (const handle of [phone, bsuid]) if (handle !== null) upsert.run({ college, handle, out: out ? 1 : 0, at });
    },
    give: (college, handle, registration) => {
      const wish = take.get(college, handle);
      if (!wish) return null;
      return wishes(registration, { scope: 'marketing', out: wish.out === 1, at: wish.at, by: 'preference' });
    },
  };
};
