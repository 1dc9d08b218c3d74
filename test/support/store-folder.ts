import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, openForReading, openForWriting } from '../../main/store/database.ts';
import { createReader } from '../../main/store/reader.ts';
import { createWriter, type Writer } from '../../main/store/writer.ts';
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
  const db = openForWriting(folder);
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

const bytes = (body: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(body));

/** A connection of a stranger to the same file, to stand in its way or to look. */
export const strangerAt = (folder: string): Db => new Database(join(folder, 'tickdesk.db'));

/** Every derived row, by names that a rebuild must give again; keys of the database itself left out. */
export const derived = (db: Db): unknown => ({
  colleges: db.prepare('SELECT id, seq, registrations_seq FROM colleges ORDER BY id').all(),
  messages: db
    .prepare(`
      SELECT m.*, r.id AS registration, 0 AS n FROM messages AS m
      LEFT JOIN registrations AS r ON r.n = m.registration
      ORDER BY m.id`)
    .all(),
  attempts: db
    .prepare(`
      SELECT a.wamid, a.ordinal, m.id AS message FROM attempts AS a
      JOIN messages AS m ON m.n = a.message
      ORDER BY a.wamid`)
    .all(),
  reports: db
    .prepare(`
      SELECT a.wamid, r.*, 0 AS message FROM reports AS r
      JOIN attempts AS a ON a.message = r.message AND a.ordinal = r.attempt
      ORDER BY a.wamid, r.participant, r.status`)
    .all(),
  reactions: db.prepare('SELECT * FROM reactions ORDER BY target, actor').all(),
  amendments: db.prepare('SELECT * FROM amendments ORDER BY target, wamid').all(),
  account_news: db.prepare('SELECT * FROM account_news ORDER BY 1, 2, 3, 4, 5, 6').all(),
  strays: db.prepare('SELECT * FROM strays ORDER BY delivery, line').all(),
  daily: db.prepare('SELECT * FROM daily WHERE total <> 0 ORDER BY 1, 2, 3, 4, 5, 6').all(),
  registrations: db
    .prepare(`
      SELECT r.id, r.name, r.phone, r.opted_out, r.last_in_at, m.id AS last_message
      FROM registrations AS r
      LEFT JOIN messages AS m ON m.n = r.last_message
      ORDER BY r.id`)
    .all(),
  handles: db
    .prepare(`
      SELECT h.handle, r.id FROM handles AS h
      JOIN registrations AS r ON r.n = h.registration
      ORDER BY 1, 2`)
    .all(),
});
