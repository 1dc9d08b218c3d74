import Database from 'better-sqlite3';
import { Refusal } from '../refusal.ts';
import { standingOf } from './standing.ts';

/** The disk, a lock or damage is in the way: nothing of the transaction was kept, and trying again later makes sense. */
export const unavailable = (error: unknown): Refusal | null => {
  const standing = standingOf(error);
  if (standing === null || !(error instanceof Database.SqliteError)) return null;
  return new Refusal('unavailable', `${WORDS[standing]} (${error.code}).`, { cause: error });
};

/** Said of a database that was found damaged while it was in use. */
export const damagedInUse = (cause?: unknown): Refusal =>
  new Refusal('unavailable', `${WORDS.damaged}. Stop Tickdesk and restore the newest backup.`, { cause });

const WORDS = {
  full: 'The disk is full',
  unwritable: 'The database cannot be written now',
  damaged: 'The database is damaged',
} as const;
