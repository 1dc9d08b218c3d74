import Database from 'better-sqlite3';

/**
 * Locks this file for the program; `null` when another one has it. The operating system holds the lock and drops it when
 * the program ends, however it ends; so a crash leaves nothing to clean up, and nobody waits for the dead.
 */
export const lockFile = (file: string): Disposable | null => {
  const lock = new Database(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return { [Symbol.dispose]: () => void lock.close() };
  } catch (error) {
    lock.close();
    if (isTaken(error)) return null;
    throw error;
  }
};

/** Whether this says that another program has the file. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
