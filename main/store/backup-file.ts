import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { BACKUP_REFUSALS } from '../../preload/contract/backups.ts';
import { Refusal } from '../refusal.ts';
import { damaged } from './damage.ts';
import { assertSound, type Db } from './database.ts';
import { SCHEMA } from './migrations/list.ts';

/** What a database holds, to compare one with another. */
export type Holdings = {
  readonly registrations: number;
  readonly messages: number;
  readonly reports: number;
  readonly deliveries: number;
  /** When the newest delivery came, ms UTC. */
  readonly lastAt: number | null;
};

export type BackupFacts = {
  readonly schema: number;
  readonly deskId: string | null;
  readonly colleges: readonly string[];
  readonly holds: Holdings;
};

/** Reads a backup and walks all of its pages. A `Refusal` when it is missing, damaged, half written or newer than this program. */
export const inspectBackup = (file: string): BackupFacts => {
  if (!existsSync(file)) throw new Refusal('not_found', 'There is no such backup.');
  let db: Db | null = null;
  try {
    db = new Database(file, { readonly: true });
    const schema = Number(db.pragma('user_version', { simple: true }));
    if (schema > SCHEMA) throw newer(schema);
    assertSound(db);
    if (schema === 0) throw noBackup();
    return factsOf(db, schema);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    if (damaged(cause) || cause instanceof Database.SqliteError) throw noBackup(cause);
    throw cause;
  } finally {
    db?.close();
  }
};

export const holdingsOf = (db: Db): Holdings => {
  const count = (table: string): number =>
    db.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0;
  const last = db.prepare<[], { at: number }>('SELECT received_at AS at FROM deliveries ORDER BY id DESC LIMIT 1');
  return {
    registrations: count('registrations'),
    messages: count('messages'),
    reports: count('reports'),
    deliveries: count('deliveries'),
    lastAt: last.get()?.at ?? null,
  };
};

export const factsOf = (db: Db, schema: number): BackupFacts => ({
  schema,
  deskId: db.prepare<[], { value: string }>(`SELECT value FROM settings WHERE name = 'desk_id'`).get()?.value ?? null,
  colleges: db
    .prepare<[], { name: string }>('SELECT name FROM colleges ORDER BY created_at')
    .all()
    .map((row) => row.name),
  holds: holdingsOf(db),
});

const newer = (schema: number): Refusal =>
  new Refusal(
    'conflict',
    `That backup was written by a newer Tickdesk (schema ${schema}; this one knows ${SCHEMA}). Install the newer version first. Nothing was changed.`,
    { failure: BACKUP_REFUSALS.newer },
  );

const noBackup = (cause?: unknown): Refusal =>
  new Refusal('conflict', 'That file is damaged, half written, or no backup of Tickdesk. Nothing was changed.', {
    cause,
    failure: BACKUP_REFUSALS.damaged,
  });
