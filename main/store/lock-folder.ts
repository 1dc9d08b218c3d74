import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../refusal.ts';
import { unavailable } from './unavailable.ts';

/**
 * One program a data folder. The operating system holds the lock and drops it when the program ends, however it ends;
 * so a crash leaves nothing to clean up. Throws a `Refusal` when another program has it.
 */
export const lockFolder = (folder: string): Disposable => {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(lockFile(folder), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock?.close();
    if (!isTaken(cause)) throw unavailable(cause) ?? cause;
    throw new Refusal('conflict', `Another Tickdesk is running on ${folder}. Use that one, or end it first.`, {
      cause,
    });
  }
  return { [Symbol.dispose]: () => void lock?.close() };
};

/** Whether a program has the folder now. */
export const isLocked = (folder: string): boolean => {
  if (!existsSync(lockFile(folder))) return false;
  const look = new Database(lockFile(folder), { readonly: true, timeout: 0 });
  try {
    look.pragma('schema_version');
    return false;
  } catch (cause) {
    if (!isTaken(cause)) throw cause;
    return true;
  } finally {
    look.close();
  }
};

const lockFile = (folder: string): string => join(folder, 'tickdesk.lock');

const isTaken = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
