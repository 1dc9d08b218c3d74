import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, databaseFile, openForReading, openForWriting } from '../../main/store/database.ts';
import { createReader } from '../../main/store/reader.ts';
import { createWriter, type Writer } from '../../main/store/writer.ts';
import { DERIVED } from './derived-tables.ts';
import { temporaryFolder } from './temp-folder.ts';

export const COLLEGE = 'c1';
export const APP = 'app-1';
export const NUMBER = '106540352242922';
export const WABA = '102290129340398';

/** The store's two halves on a real database, in this thread, with a clock of the test's own. */
export type Desk = Disposable & {
  readonly db: Db;
  readonly writer: Writer;
  readonly read: ReturnType<typeof createReader>;
  readonly folder: string;
  /** Records one POST body as if it had just been verified. */
  record(body: unknown, apps?: readonly string[]): ReturnType<Writer['record']>;
};

export const openDesk = (now: () => number = () => 1_800_000_000_000): Desk => {
  const temporary = temporaryFolder('store');
  const folder = temporary.path;
  empty ??= emptyDatabase();
  writeFileSync(databaseFile(folder), empty);
  const db = openForWriting(folder);
  // The one thing that two empty databases do not have in common.
  db.exec(`UPDATE settings SET value = lower(hex(randomblob(16))) WHERE name = 'desk_id'`);
  const writer = createWriter(db, now);
  const reading = openForReading(folder);
  writer.write('saveCollege', [{ id: COLLEGE, name: 'Asha College' }, 'test']);
  const number = { phoneNumberId: NUMBER, collegeId: COLLEGE, wabaId: WABA, appId: APP, displayPhone: null };
  writer.write('saveNumber', [number, [], 'test']);
  return {
    db,
    writer,
    folder,
    read: createReader(reading, now),
    record: (body, apps = [APP]) =>
      writer.record([{ apps, at: now(), body: body instanceof Uint8Array ? body : bytes(body) }]),
    [Symbol.dispose]: () => {
      db.close();
      reading.close();
      temporary[Symbol.dispose]();
    },
  };
};

/** The file of a first start. To make it anew for each season of a property test is most of what such a test would do. */
let empty: Uint8Array | undefined;

const emptyDatabase = (): Uint8Array => {
  using temporary = temporaryFolder('empty');
  openForWriting(temporary.path).close();
  return readFileSync(databaseFile(temporary.path));
};

const bytes = (body: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(body));

/** A connection of a stranger to the same file, to stand in its way or to look. */
export const strangerAt = (folder: string): Db => new Database(join(folder, 'tickdesk.db'));

/** Every derived row, by names that a rebuild must give again. */
export const derived = (db: Db): unknown =>
  Object.fromEntries(Object.entries(DERIVED).map(([table, sql]) => [table, db.prepare(sql).all()]));
