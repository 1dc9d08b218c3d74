import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startChild } from '../child.ts';
import { DERIVED } from '../derived-tables.ts';
import { openConnection } from '../load/connection.ts';
import { postRequest } from '../load/requests.ts';
import { statusBody } from '../meta/bodies.ts';
import type { Sender } from '../meta/party.ts';
import { type Program, SAMPLE_SECRET } from '../program.ts';
import { openSocket } from '../socket.ts';

/** What is left of a program and its database after all that was done to it; ends the program. */
export type Aftermath = {
  /** From the POST of a normal delivery to its tick in a window, ms. */
  readonly tickMs: number;
  readonly exitCode: number | null;
  /** What SQLite finds wrong. */
  readonly damage: readonly string[];
  /** Deliveries that our own code could not apply. */
  readonly quarantined: number;
  readonly rebuilt: number;
  /** Tables that a rebuild gives otherwise. */
  readonly otherTables: readonly string[];
};

export const lookAfter = async (program: Program, sender: Sender): Promise<Aftermath> => {
  const tickMs = await tick(program, sender);
  program.kill('SIGTERM');
  const { code } = await program.exit;
  const { dataFolder } = program;
  const [damage, quarantined, before] = looking(dataFolder, (db) => [damageOf(db), quarantinedIn(db), digests(db)]);
  const rebuilt = await rebuild(dataFolder);
  const after = looking(dataFolder, digests);
  return {
    tickMs,
    exitCode: code,
    damage,
    quarantined,
    rebuilt: typeof rebuilt === 'number' ? rebuilt : 0,
    otherTables: [
      ...(typeof rebuilt === 'string' ? [`all, for it could not be rebuilt: ${rebuilt}`] : []),
      ...Object.keys(before).filter((table) => before[table] !== after[table]),
    ],
  };
};

/** How many deliveries were given effect anew; in words, why they could not be. */
const rebuild = async (folder: string): Promise<number | string> => {
  try {
    const rebuilding = await startChild({ script: 'main/node/rebuild.ts', env: { TICKDESK_DATA: folder } });
    await rebuilding.exit;
    return Number(JSON.parse(rebuilding.line).deliveries);
  } catch (error) {
    return String(error).slice(0, 500);
  }
};

/** Delivers one report as Meta would, and waits until a window shows it. */
const tick = async (program: Program, sender: Sender): Promise<number> => {
  using window = await openSocket(program.console);
  await window.register({ token: program.token });
  const wamid = `wamid.NORMAL${Date.now()}`;
  const report = { wamid, status: 'delivered', at: Date.now(), to: { phone: '919899999999' } } as const;
  const url = new URL(program.webhook);
  const connection = openConnection(url.hostname, Number(url.port));
  const begun = performance.now();
  connection.send(postRequest(url, SAMPLE_SECRET, statusBody({ ...sender, statuses: [report] })), () =>
    connection.end(),
  );
  await window.next('message_status_update', ({ messageId }) => messageId === wamid);
  return performance.now() - begun;
};

const looking = <T>(folder: string, look: (db: Database.Database) => T): T => {
  const db = new Database(join(folder, 'tickdesk.db'), { readonly: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
};

const damageOf = (db: Database.Database): readonly string[] => {
  const integrity = (db.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check);
  const foreign = (db.pragma('foreign_key_check') as { table: string }[]).map(
    ({ table }) => `${table} refers to nothing`,
  );
  return [...integrity.filter((found) => found !== 'ok'), ...foreign];
};

const quarantinedIn = (db: Database.Database): number =>
  db.prepare<[], { n: number }>("SELECT count(*) AS n FROM strays WHERE reason = 'quarantined'").get()?.n ?? 0;

/** A sum of each derived table. */
const digests = (db: Database.Database): Record<string, string> =>
  Object.fromEntries(
    Object.entries(DERIVED).map(([table, sql]) => {
      const sum = createHash('sha256');
      for (const row of db.prepare(sql).iterate()) sum.update(`${JSON.stringify(row)}\n`);
      return [table, sum.digest('hex')];
    }),
  );
