import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../refusal.ts';

/**
 * One program a data folder. The operating system holds the lock and drops it when the program ends, however it ends;
 * so a crash leaves nothing to clean up. Throws a `Refusal` when another program has it.
 */
export const lockFolder = (folder: string): Disposable => {
  const lock = new Database(join(folder, 'tickdesk.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Database.SqliteError) || !cause.code.startsWith('SQLITE_BUSY')) throw cause;
    throw new Refusal('conflict', `Another Tickdesk is running on ${folder}. Use that one, or end it first.`, {
      cause,
    });
  }
  return { [Symbol.dispose]: () => void lock.close() };
};
