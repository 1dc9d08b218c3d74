import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../refusal.ts';
import { damaged, refuseDamaged, setAside } from './damage.ts';
import { refuseBrokenJournal } from './journal.ts';
import { MIGRATIONS, SCHEMA } from './migrations/list.ts';
import { unavailable } from './unavailable.ts';

export type Db = Database.Database;

/** Up to this size the whole file is checked before it is used; a larger one is checked while the program runs. */
const CHECK_AT_START_BYTES = 48 * 1024 * 1024;

export const databaseFile = (folder: string): string => join(folder, 'tickdesk.db');

/**
 * Opens the one writing connection. Commits reach the disk before they return (`synchronous=FULL`).
 * Throws a `Refusal` for a damaged database (kept aside, never overwritten), for one from a newer version, and where the
 * disk does not let it be written.
 */
export const openForWriting = (folder: string): Db => {
  refuseDamaged(folder);
  refuseBrokenJournal(folder);
  const file = databaseFile(folder);
  let db: Db | undefined;
  try {
    db = new Database(file, { timeout: 2_000 });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -8000');
    // A checkpoint costs two more syncs; fewer, larger ones keep the slowest commits short.
    db.pragma('wal_autocheckpoint = 16000');
    if (statSync(file).size <= CHECK_AT_START_BYTES) assertSound(db);
    migrate(db);
    return db;
  } catch (cause) {
    db?.close();
    if (damaged(cause)) throw setAside(folder, cause);
    throw unavailable(cause) ?? cause;
  }
};

export const openForReading = (folder: string): Db => {
  const db = new Database(databaseFile(folder), { readonly: true, timeout: 2_000 });
  db.pragma('query_only = ON');
  db.pragma('cache_size = -6000');
  return db;
};

/** Throws SQLite's own "malformed" error when a page or an index does not hold together. */
export const assertSound = (db: Db): void => {
  const verdict = verdictOn(db);
  if (verdict !== 'ok') throw new Database.SqliteError(verdict, 'SQLITE_CORRUPT');
};

const verdictOn = (db: Db): string => {
  try {
    return String(db.pragma('quick_check(1)', { simple: true }));
  } catch (error) {
    // An index of words whose own notes are damaged has no verdict: it is an error, and of no kind.
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR') return error.message;
    throw error;
  }
};

const migrate = (db: Db): void => {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > SCHEMA) throw newerVersion(found);
  for (const step of MIGRATIONS.slice(found)) {
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`user_version = ${step.number}`);
    })();
  }
};

const newerVersion = (found: number): Refusal =>
  new Refusal(
    'unavailable',
    `The database was written by a newer Tickdesk (schema ${found}; this one knows ${SCHEMA}). Install the newer version.`,
  );
