import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../../main/store/database.ts';
import { statusBody } from '../../support/meta/bodies.ts';
import { metaBytes } from '../../support/meta/bytes.ts';
import { APP, openDesk } from '../../support/store-folder.ts';
import { play } from '../order/play.ts';
import { inventSeason } from '../order/season.ts';
import { CLOCK_FROM, collegeOn } from '../order/store-desk.ts';

const COMMITS = 6;

/** A database as a crash leaves it: some seasons in the file, the last commits in the journal; and what each commit made of it. */
export type Base = {
  readonly database: Buffer;
  readonly journal: Buffer;
  /** Everything in every table, after each commit; the first is what the file alone holds. */
  readonly states: readonly Contents[];
  /** Where each of these states ends in the journal. */
  readonly ends: readonly number[];
};

export type Contents = Readonly<Record<string, string>>;

export const makeBase = async (seed: number): Promise<Base> => {
  const clock = { now: CLOCK_FROM, step: 1_000 };
  using desk = openDesk(() => clock.now);
  for (const index of [0, 1, 2, 3, 4])
    await play(inventSeason(seed + index, { outbox: true }), collegeOn(desk, clock, String(index)));
  const college = collegeOn(desk, clock, 'last');
  desk.db.pragma('wal_checkpoint(TRUNCATE)');
  const file = join(desk.folder, 'tickdesk.db');
  const states = [contentsOf(desk.db)];
  const ends = [0];
  for (let commit = 0; commit < COMMITS; commit += 1) {
    const report = {
      wamid: `wamid.last${commit}`,
      status: 'sent',
      at: CLOCK_FROM,
      to: { phone: '919812345678' },
    } as const;
    const body = metaBytes(statusBody({ ...college.sender, statuses: [report] }));
    desk.writer.record([{ apps: [APP], at: clock.now, body }]);
    states.push(contentsOf(desk.db));
    ends.push(statSync(`${file}-wal`).size);
  }
  return { database: readFileSync(file), journal: readFileSync(`${file}-wal`), states, ends };
};

/** Puts these bytes where a database lies. */
export const lay = (folder: string, database: Uint8Array, journal: Uint8Array): void => {
  const file = join(folder, 'tickdesk.db');
  rmSync(`${file}-shm`, { force: true });
  writeFileSync(file, database);
  writeFileSync(`${file}-wal`, journal);
};

export const contentsOf = (db: Db): Contents => {
  const tables = db
    .prepare<[], { name: string }>(`
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'words!_%' ESCAPE '!'`)
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [name, JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all())]),
  );
};
