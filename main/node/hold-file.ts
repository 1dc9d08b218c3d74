import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';

const AGAIN_MS = 100;

/**
 * Takes this file, waiting until whoever holds it lets go. The operating system holds the lock and drops it when the
 * program ends, however it ends; so nobody waits for the dead.
 */
export const holdFile = async (file: string): Promise<Disposable> => {
  mkdirSync(dirname(file), { recursive: true });
  const lock = new Database(file, { timeout: 0 });
  while (!take(lock)) await wait(AGAIN_MS);
  return { [Symbol.dispose]: () => void lock.close() };
};

const take = (lock: Database.Database): boolean => {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    lock.close();
    throw error;
  }
};
