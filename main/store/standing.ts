import Database from 'better-sqlite3';
import { damaged } from './damage.ts';

/** Whether the store can keep what comes, as its last try showed. `damaged` lasts: only a person can mend that. */
export type Standing = 'well' | 'full' | 'unwritable' | 'damaged';

/** What an error, or the cause of a refusal, says of it; `null` where it says nothing. */
export const standingOf = (error: unknown): Exclude<Standing, 'well'> | null => {
  const told = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (damaged(told)) return 'damaged';
  if (!(told instanceof Database.SqliteError)) return null;
  if (told.code.startsWith('SQLITE_FULL')) return 'full';
  return CANNOT_WRITE.some((prefix) => told.code.startsWith(prefix)) ? 'unwritable' : null;
};

const CANNOT_WRITE = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'];
