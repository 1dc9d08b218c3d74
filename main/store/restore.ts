import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { BACKUP_REFUSALS } from '../../preload/contract/backups.ts';
import { Refusal } from '../refusal.ts';
import { type BackupFacts, factsOf, type Holdings, inspectBackup } from './backup-file.ts';
import { databaseFile } from './database.ts';

/** A backup that takes the database's place at the next start. */
const stagedFile = (folder: string): string => join(folder, 'restore.staged');

export type RestorePlan = {
  readonly backup: BackupFacts;
  /** What the database holds that the backup does not; `null` where there is no database that can be read. */
  readonly lost: Omit<Holdings, 'lastAt'> | null;
};

/** Looks at a backup beside the database of a folder. A `Refusal` when it may not take its place. */
export const planRestore = (folder: string, file: string): RestorePlan => {
  const backup = inspectBackup(file);
  const present = presentFacts(folder);
  if (present === null) return { backup, lost: null };
  const isEmpty = present.holds.messages === 0 && present.holds.registrations === 0;
  if (!isEmpty && backup.deskId !== present.deskId)
    throw new Refusal(
      'conflict',
      `That backup is of another desk (${backup.colleges.join(', ') || 'no college'}). Nothing was changed.`,
      { failure: BACKUP_REFUSALS.other_desk },
    );
  const lost = (what: 'registrations' | 'messages' | 'reports' | 'deliveries'): number =>
    Math.max(0, present.holds[what] - backup.holds[what]);
  return {
    backup,
    lost: {
      registrations: lost('registrations'),
      messages: lost('messages'),
      reports: lost('reports'),
      deliveries: lost('deliveries'),
    },
  };
};

/** Copies a backup to where the next start finds it. */
export const stageRestore = (folder: string, file: string): RestorePlan => {
  const plan = planRestore(folder, file);
  const staged = stagedFile(folder);
  try {
    copyFileSync(file, `${staged}.partial`);
    renameSync(`${staged}.partial`, staged);
  } catch (cause) {
    rmSync(`${staged}.partial`, { force: true });
    throw new Refusal('unavailable', 'The backup could not be copied. Nothing was changed.', {
      cause,
      failure: BACKUP_REFUSALS.not_copied,
    });
  }
  return plan;
};

/** What was staged is no longer; the next start changes nothing. */
export const unstageRestore = (folder: string): void => rmSync(stagedFile(folder), { force: true });

/**
 * Puts a staged backup into the database's place, before anything opens it. The database that was there is kept, as it is,
 * in a folder of its own, whose path is returned; `null` where nothing was staged.
 */
export const applyRestore = (folder: string, now: number): string | null => {
  const staged = stagedFile(folder);
  if (!existsSync(staged)) return null;
  const aside = join(folder, `replaced-${new Date(now).toISOString().replaceAll(':', '-')}`);
  mkdirSync(aside, { mode: 0o700 });
  const file = databaseFile(folder);
  for (const rest of ['', '-wal', '-shm'])
    if (existsSync(`${file}${rest}`)) renameSync(`${file}${rest}`, join(aside, `tickdesk.db${rest}`));
  renameSync(staged, file);
  return aside;
};

const presentFacts = (folder: string): BackupFacts | null => {
  const file = databaseFile(folder);
  if (!existsSync(file)) return null;
  const db = new Database(file, { readonly: true });
  try {
    return factsOf(db, Number(db.pragma('user_version', { simple: true })));
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  } finally {
    db.close();
  }
};
