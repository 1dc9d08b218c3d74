import { existsSync } from 'node:fs';
import { Refusal } from '../refusal.ts';
import { type Db, databaseFile, openForReading } from './database.ts';
import { SCHEMA } from './migrations/list.ts';
import { createReader } from './reader.ts';
import type { Store } from './store.ts';
import { writeBackup } from './write-backup.ts';

/** The reading half of a store, in this thread, beside a program that may be running on the same folder. */
export type StoreReader = Disposable & Pick<Store, 'read' | 'backup'>;

/** A `Refusal` when there is no database, or one of another version. */
export const openReader = (folder: string, now: () => number): StoreReader => {
  if (!existsSync(databaseFile(folder))) throw new Refusal('not_found', `There is no database in ${folder}.`);
  const db = openForReading(folder);
  try {
    assertSchema(db);
    const read = createReader(db, now);
    return {
      read: async (name, ...params) => read(name, params),
      backup: (file) => writeBackup(db, file),
      [Symbol.dispose]: () => void db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
};

const assertSchema = (db: Db): void => {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found === SCHEMA) return;
  const advice = found > SCHEMA ? 'Install the newer version.' : 'Start Tickdesk once, and it brings it up to date.';
  throw new Refusal('conflict', `The database is of another version (schema ${found}, not ${SCHEMA}). ${advice}`);
};
