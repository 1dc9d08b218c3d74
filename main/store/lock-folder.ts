import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isTaken, lockFile } from '../lock-file.ts';
import { Refusal } from '../refusal.ts';
import { unavailable } from './unavailable.ts';

/** One program a data folder. Throws a `Refusal` when another program has it. */
export const lockFolder = (folder: string): Disposable => {
  const lock = tryLock(folder);
  if (!lock) throw new Refusal('conflict', `Another Tickdesk is running on ${folder}. Use that one, or end it first.`);
  return lock;
};

const tryLock = (folder: string): Disposable | null => {
  try {
    return lockFile(fileIn(folder));
  } catch (cause) {
    throw unavailable(cause) ?? cause;
  }
};

/** Whether a program has the folder now. */
export const isLocked = (folder: string): boolean => {
  if (!existsSync(fileIn(folder))) return false;
  const look = new Database(fileIn(folder), { readonly: true, timeout: 0 });
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

const fileIn = (folder: string): string => join(folder, 'tickdesk.lock');
