import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupName, surplus } from '../main/review/backup-names.ts';
import { emptyOldBodies } from '../main/review/retention.ts';
import { inspectBackup } from '../main/store/backup-file.ts';
import { openForReading } from '../main/store/database.ts';
import { openStore } from '../main/store/open-store.ts';
import { applyRestore, planRestore, stageRestore } from '../main/store/restore.ts';
import { writeBackup } from '../main/store/write-backup.ts';
import { startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { ASHA, type HistoryDesk, MINUTE, NOON, openHistoryDesk } from './support/history-desk.ts';
import { statusBody } from './support/meta/bodies.ts';
import { COLLEGE, openDesk } from './support/store-folder.ts';
import { THREADS } from './support/threads.ts';

const A_DAY = 86_400_000;

const backupOf = async ({ desk }: Pick<HistoryDesk, 'desk'>, name = 'one.db'): Promise<string> => {
  const db = openForReading(desk.folder);
  try {
    const file = join(desk.folder, name);
    await writeBackup(db, file);
    return file;
  } finally {
    db.close();
  }
};

describe('a backup', () => {
  it('is one file, verified, and the same while others write', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    await window.ask('registrations.import', { rows: [{ ...ASHA, email: '' }] });
    const sending = Array.from({ length: 60 }, (_, index) =>
      desk.post(
        statusBody({
          wabaId: '102290129340398',
          phoneNumberId: '106540352242922',
          statuses: [{ wamid: `wamid.${index}`, status: 'sent', at: NOON, to: { phone: '919812345678' } }],
        }),
      ),
    );
    await window.ask('backups.create', {});
    await Promise.all(sending);
    const list = await eventually('it is made', async () => {
      const now = await window.ask('backups.list', {});
      return now.running === null ? now : null;
    });
    expect(list).toMatchObject({ rows: [{ name: expect.stringMatching(/^tickdesk-.*Z\.db$/) }], failed: null });
    const plan = await window.ask('backups.plan', { name: list.rows[0]?.name ?? '' });
    expect(plan.holds.registrations).toBe(1);
    expect(plan.holds.messages + (plan.lost?.messages ?? 0)).toBe(60);
    expect(readdirSync(join(desk.folder, 'backups'))).toEqual([list.rows[0]?.name]);
    for (const name of ['../tickdesk.db', 'x', 'tickdesk.db'])
      await expect(window.ask('backups.plan', { name })).rejects.toThrow('not_found');
  });

  it('says what would be lost, and restores at the next start, keeping what it replaces', async () => {
    using history = openHistoryDesk();
    history.wrote(ASHA, 'before', NOON);
    const file = await backupOf(history);
    history.wrote(ASHA, 'after', NOON + MINUTE);
    expect(planRestore(history.desk.folder, file).lost).toEqual({
      registrations: 0,
      messages: 1,
      reports: 0,
      deliveries: 1,
    });
    stageRestore(history.desk.folder, file);
    history.desk.db.close();
    const aside = applyRestore(history.desk.folder, NOON) ?? '';
    expect(existsSync(join(aside, 'tickdesk.db'))).toBe(true);
    expect(applyRestore(history.desk.folder, NOON)).toBeNull();
    await using store = await openStore({
      folder: history.desk.folder,
      onBug: (error) => {
        throw error;
      },
      threads: THREADS,
    });
    const query = { digits: null, limit: 10, after: undefined };
    const { rows } = await store.read('searchHistory', COLLEGE, query);
    expect(rows.map(({ text }) => text)).toEqual(['before']);
  });

  it('is refused when it is damaged, half written, no backup, newer, or of another desk; and nothing is changed', async () => {
    using history = openHistoryDesk();
    history.wrote(ASHA, 'here', NOON);
    const { folder } = history.desk;
    const half = await backupOf(history, 'half.db');
    truncateSync(half, 20_000);
    const damaged = await backupOf(history, 'damaged.db');
    const bytes = readFileSync(damaged);
    writeFileSync(damaged, bytes.fill(0x5a, 8_192, 60_000));
    const text = join(folder, 'text.db');
    writeFileSync(text, 'not a database at all');
    const newer = await backupOf(history, 'newer.db');
    const db = new Database(newer);
    db.pragma('user_version = 9999');
    db.close();
    using other = openDesk();
    const theirs = await backupOf({ desk: other });
    for (const [file, why] of [
      [half, 'damaged, half written'],
      [damaged, 'damaged, half written'],
      [text, 'damaged, half written'],
      [newer, 'newer Tickdesk'],
      [theirs, 'of another desk (Asha College)'],
      [join(folder, 'nowhere.db'), 'no such backup'],
    ] as const)
      expect(() => stageRestore(folder, file), why).toThrow(why);
    expect(applyRestore(folder, NOON)).toBeNull();
    expect(history.search().rows).toHaveLength(1);
  });

  it('of any desk may fill an empty one', async () => {
    using history = openHistoryDesk();
    history.wrote(ASHA, 'here', NOON);
    const file = await backupOf(history);
    using empty = openDesk();
    expect(planRestore(empty.folder, file).backup.holds.messages).toBe(1);
    expect(inspectBackup(file).colleges).toEqual(['Asha College']);
  });

  it('that cannot be written leaves nothing behind', async () => {
    using history = openHistoryDesk();
    const db = openForReading(history.desk.folder);
    const home = join(history.desk.folder, 'backups');
    mkdirSync(home);
    await expect(writeBackup(db, join(home, 'gone', 'one.db'))).rejects.toThrow();
    expect(db.inTransaction).toBe(false);
    db.close();
    expect(readdirSync(home)).toEqual([]);
  });

  it('is kept for seven days and four weeks that have one', () => {
    const hourly = Array.from({ length: 24 * 60 }, (_, hours) => backupName(NOON - hours * (A_DAY / 24)));
    const gone = new Set(surplus(hourly));
    const kept = hourly.filter((name) => !gone.has(name));
    expect(kept[0]).toBe(hourly[0]);
    expect(kept.length).toBeGreaterThanOrEqual(9);
    expect(kept.length).toBeLessThanOrEqual(11);
    expect(surplus(['notes.txt', '../tickdesk.db', hourly[0] ?? ''])).toEqual([]);
  });
});

describe('raw bodies', () => {
  it('are emptied when they are old enough; what they told stays, also over a rebuild', async () => {
    const at = { now: NOON };
    using history = openHistoryDesk(() => at.now);
    history.wrote(ASHA, 'old', NOON);
    at.now = NOON + 100 * A_DAY;
    history.wrote(ASHA, 'young', at.now);
    const empty = async (before: number, limit: number) =>
      history.desk.writer.write('emptyBodies', [before, limit]).value;
    await emptyOldBodies(empty, 90, at.now, new AbortController().signal);
    const sizes = history.desk.db.prepare('SELECT length(body) > 0 AS kept FROM deliveries ORDER BY id').pluck().all();
    expect(sizes).toEqual([0, 1]);
    history.desk.writer.write('rebuild', []);
    expect(history.search().rows.map(({ text }) => text)).toEqual(['young', 'old']);
  });
});
