import type { College } from '../../preload/contract/rows.ts';
import { notFound } from '../refusal.ts';
import type { Db } from './database.ts';
import type { NumberEntry, SealedSecret, Writes } from './store.ts';

/** Notes who did what to what; `null` where it concerns the whole desk. */
export type Note = (collegeId: string | null, who: string, what: string, subject: string) => void;

/** Colleges, their numbers and secrets, the tokens that open one college, and the note of who changed them. */
export const createTenants = (db: Db, now: () => number) => {
  const saveCollege = db.prepare<{ id: string; name: string; country: string | null; now: number }, College>(`
    INSERT INTO colleges (id, name, country, created_at)
    VALUES (:id, :name, coalesce(:country, 'IN'), :now)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = coalesce(:country, country)
    RETURNING id, name, country`);
  const college = db.prepare<[string], { id: string }>('SELECT id FROM colleges WHERE id = ?');
  const saveNumber = db.prepare(`
    INSERT INTO numbers (phone_number_id, college_id, waba_id, app_id, display_phone, created_at)
    VALUES (:phoneNumberId, :collegeId, :wabaId, :appId, :displayPhone, :now)
    ON CONFLICT (phone_number_id) DO UPDATE SET
      college_id    = excluded.college_id,
      waba_id       = coalesce(excluded.waba_id, waba_id),
      app_id        = excluded.app_id,
      display_phone = coalesce(excluded.display_phone, display_phone)`);
  const saveSecret = db.prepare<[string, Uint8Array, number]>(`
    INSERT INTO secrets (name, sealed, updated_at)
    VALUES (?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at`);
  const waiting = db.prepare<[string], { delivery: number }>(`
    SELECT DISTINCT delivery FROM strays
    WHERE phone_number_id = ? AND reason IN ('unknown_number', 'foreign_app')
    ORDER BY delivery`);
  const addToken = db.prepare(`
    INSERT INTO tokens (id, college_id, label, hash, created_at)
    VALUES (:id, :collegeId, :label, :hash, :now)`);
  const revoke = db.prepare<[number, string]>('UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const addNote = db.prepare<[number, string | null, string, string, string]>(
    'INSERT INTO audit (at, college_id, who, what, subject) VALUES (?, ?, ?, ?, ?)',
  );

  const note: Note = (collegeId, who, what, subject) => {
    addNote.run(now(), collegeId, who, what, subject);
  };
  const assertCollege = (id: string): void => {
    if (!college.get(id)) throw notFound('college');
  };

  return {
    note,
    saveCollege: ({ id, name, country }: Parameters<Writes['saveCollege']>[0], who: string): College => {
      const saved = saveCollege.get({ id, name, country: country ?? null, now: now() });
      if (!saved) throw new Error(`college ${id} was saved and is gone`);
      note(id, who, 'colleges.save', id);
      return saved;
    },
    saveNumber: (number: NumberEntry, secrets: readonly SealedSecret[], who: string): void => {
      assertCollege(number.collegeId);
      saveNumber.run({ ...number, now: now() });
      for (const { name, sealed } of secrets) saveSecret.run(name, sealed, now());
      note(number.collegeId, who, 'numbers.save', number.phoneNumberId);
    },
    saveSecret: ({ name, sealed }: SealedSecret): null => {
      saveSecret.run(name, sealed, now());
      return null;
    },
    /** Deliveries with lines that could not be placed for want of this number. */
    waitingFor: (phoneNumberId: string): number[] => waiting.all(phoneNumberId).map((row) => row.delivery),
    createToken: (token: Parameters<Writes['createToken']>[0], who: string): null => {
      assertCollege(token.collegeId);
      addToken.run({ ...token, now: now() });
      note(token.collegeId, who, 'tokens.create', token.id);
      return null;
    },
    revokeToken: (id: string, who: string): null => {
      if (revoke.run(now(), id).changes === 0) throw notFound('token');
      note(null, who, 'tokens.revoke', id);
      return null;
    },
  };
};
