import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupPlan, BackupsList } from '../../preload/contract/backups.ts';
import { Refusal } from '../refusal.ts';
import type { BackupFacts } from '../store/backup-file.ts';
import { databaseFile } from '../store/database.ts';
import { type RestorePlan, unstageRestore } from '../store/restore.ts';
import type { Store } from '../store/store.ts';
import { PARTIAL } from '../store/write-backup.ts';
import { backupMoment, backupName, surplus } from './backup-names.ts';

export type Backups = {
  list(): BackupsList;
  /** Begins one, unless one is being made; it is verified before it is called one. */
  create(): Promise<BackupFacts>;
  /** What would be lost by going back to it. */
  plan(name: string): Promise<BackupPlan>;
  /** The next start goes back to it. */
  restore(name: string): Promise<BackupPlan>;
  /** The next start goes back to nothing. */
  stay(): void;
  /** Makes one if the newest is a day old. */
  whenDue(): Promise<void>;
};

const A_DAY_MS = 86_400_000;

/** Backups of the whole desk, in a folder of the data folder. */
export const openBackups = (
  folder: string,
  store: Pick<Store, 'backup' | 'planRestore' | 'stageRestore'>,
  now: () => number,
): Backups => {
  const home = join(folder, 'backups');
  let running: { readonly file: string; readonly at: number; readonly done: Promise<BackupFacts> } | null = null;
  let failed: BackupsList['failed'] = null;
  let waiting: string | null = null;

  const names = (): string[] =>
    existsSync(home) ? readdirSync(home).filter((name) => backupMoment(name) !== null) : [];
  const fileOf = (name: string): string => {
    if (backupMoment(name) === null) throw new Refusal('not_found', 'There is no such backup.');
    return join(home, name);
  };

  const make = async (file: string): Promise<BackupFacts> => {
    try {
      mkdirSync(home, { recursive: true, mode: 0o700 });
      const facts = await store.backup(file);
      failed = null;
      for (const name of surplus(names())) rmSync(join(home, name), { force: true });
      return facts;
    } catch (error) {
      const at = new Date(now()).toISOString();
      failed =
        error instanceof Refusal
          ? { at, why: error.message, failure: error.failure ?? null }
          : { at, why: 'Something went wrong here. It has been logged.', failure: null };
      throw error;
    } finally {
      running = null;
    }
  };

  const backups: Backups = {
    list: () => ({
      rows: names()
        .map((name) => ({
          name,
          at: new Date(backupMoment(name) ?? 0).toISOString(),
          bytes: statSync(join(home, name)).size,
        }))
        .sort((a, b) => b.at.localeCompare(a.at)),
      running: running && {
        since: new Date(running.at).toISOString(),
        share: Math.min(1, sizeOf(`${running.file}${PARTIAL}`) / Math.max(1, sizeOf(databaseFile(folder)))),
      },
      failed,
      waiting,
    }),
    create: () => {
      if (running) return running.done;
      const at = now();
      const file = join(home, backupName(at));
      running = { file, at, done: make(file) };
      return running.done;
    },
    plan: async (name) => spoken(await store.planRestore(fileOf(name))),
    restore: async (name) => {
      const plan = await store.stageRestore(fileOf(name));
      waiting = name;
      return spoken(plan);
    },
    stay: () => {
      unstageRestore(folder);
      waiting = null;
    },
    whenDue: async () => {
      const newest = Math.max(0, ...names().map((name) => backupMoment(name) ?? 0));
      if (now() - newest >= A_DAY_MS) await backups.create();
    },
  };
  return backups;
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const spoken = ({ backup, lost }: RestorePlan): BackupPlan => ({
  colleges: backup.colleges,
  lastAt: backup.holds.lastAt === null ? null : new Date(backup.holds.lastAt).toISOString(),
  holds: { registrations: backup.holds.registrations, messages: backup.holds.messages },
  lost: lost && { registrations: lost.registrations, messages: lost.messages, deliveries: lost.deliveries },
});
