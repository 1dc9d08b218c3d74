import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../refusal.ts';

const ASIDE = 'damaged-';
const FILES = ['tickdesk.db', 'tickdesk.db-wal', 'tickdesk.db-shm'] as const;
const DAMAGE = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB']);

export const damaged = (error: unknown): boolean =>
  error instanceof Database.SqliteError && DAMAGE.has(error.code.split('_').slice(0, 2).join('_'));

/** The name of a folder for what is damaged, as of now. */
export const asideFolder = (folder: string): string =>
  join(folder, `${ASIDE}${new Date().toISOString().replaceAll(':', '-')}`);

/**
 * Moves a damaged database and its journals, as they are, into a folder of their own, and returns the refusal that
 * says so. Nothing is ever written over them.
 */
export const setAside = (folder: string, cause: unknown): Refusal => {
  const aside = asideFolder(folder);
  mkdirSync(aside, { mode: 0o700 });
  for (const name of FILES) if (existsSync(join(folder, name))) renameSync(join(folder, name), join(aside, name));
  return refusal(folder, aside, cause);
};

/** With a damaged database set aside and none in its place, starting empty would look like a loss: refuse until a person decides. */
export const refuseDamaged = (folder: string): void => {
  if (existsSync(join(folder, FILES[0]))) return;
  const aside = readdirSync(folder)
    .filter((name) => name.startsWith(ASIDE))
    .sort()
    .at(-1);
  if (aside) throw refusal(folder, join(folder, aside));
};

const refusal = (folder: string, aside: string, cause?: unknown): Refusal => {
  const backup = newestBackup(join(folder, 'backups'));
  const next = backup
    ? `Copy the newest backup ${backup} to ${join(folder, FILES[0])} and start again.`
    : `There is no backup yet. To start empty, move that folder away.`;
  return new Refusal('unavailable', `The database is damaged. It is kept, untouched, in ${aside}. ${next}`, { cause });
};

const newestBackup = (folder: string): string | undefined => {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
    .at(-1);
};
