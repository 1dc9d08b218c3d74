import { closeSync, fsyncSync, openSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { BACKUP_REFUSALS } from '../../preload/contract/backups.ts';
import { Refusal } from '../refusal.ts';
import { type BackupFacts, holdingsOf, inspectBackup } from './backup-file.ts';
import type { Db } from './database.ts';

/** What is not whole yet has another name: only a verified backup is ever called one. */
export const PARTIAL = '.partial';

/**
 * Copies the database as it stands at one moment, while others write, into one file; walks the copy and compares what
 * it holds; and only then gives it its name. A `Refusal` when there is no room, and then there is no file.
 */
export const writeBackup = async (db: Db, file: string): Promise<BackupFacts> => {
  const partial = `${file}${PARTIAL}`;
  assertRoom(db, dirname(file));
  // One snapshot for the whole copy: without it every commit of another connection would start the copy anew.
  db.exec('BEGIN');
  try {
    const holds = holdingsOf(db);
    await copySlowly(db, partial);
    db.exec('COMMIT');
    intoOneFile(partial);
    const facts = inspectBackup(partial);
    if (JSON.stringify(facts.holds) !== JSON.stringify(holds)) throw new Error('The copy holds other rows.');
    toDisk(partial);
    renameSync(partial, file);
    return facts;
  } catch (cause) {
    if (db.inTransaction) db.exec('ROLLBACK');
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${rest}`, { force: true });
    if (isNoRoom(cause)) throw noRoom(cause);
    throw cause;
  }
};

/** Pages a step, 2 MB; what is not on the disk yet never grows beyond two steps, or every commit would wait for it. */
const A_STEP = 500;
const STEPS_A_SYNC = 2;
const REST_MS = 15;

/** In a thread of its own, which may sleep: a commit elsewhere must not wait for the disk longer than it has to. */
const copySlowly = async (db: Db, file: string): Promise<void> => {
  let steps = 0;
  await db.backup(file, {
    progress: () => {
      steps += 1;
      if (steps % STEPS_A_SYNC === 0) toDisk(file);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REST_MS);
      return A_STEP;
    },
  });
};

const assertRoom = (db: Db, folder: string): void => {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < statSync(db.name).size * 1.05) throw noRoom();
};

/** A copy keeps the mode of its source, which needs two files beside it. */
const intoOneFile = (file: string): void => {
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
};

const toDisk = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const isNoRoom = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'SQLITE_FULL' || cause.code === 'ENOSPC');

const noRoom = (cause?: unknown): Refusal =>
  new Refusal('unavailable', 'There is not enough room on the disk for a backup. Nothing was written.', {
    cause,
    failure: BACKUP_REFUSALS.no_room,
  });
