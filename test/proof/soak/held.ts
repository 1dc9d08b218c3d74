import Database from 'better-sqlite3';
import { databaseFile } from '../../../main/store/database.ts';
import { furthest, type Status } from '../../../preload/contract/status.ts';

/** By wamid, the statuses that were told of it; empty for what a student wrote. */
export type Told = ReadonlyMap<string, ReadonlySet<Status>>;

export type Verdict = { readonly lost: number; readonly twice: number; readonly wrong: readonly string[] };

/**
 * Holds what was told, and heard 200, against the tables of a program that has ended. Of `ours`, what the program sent, a
 * failed one may wait for its next try.
 */
export const verdictOn = (dataFolder: string, told: Told, ours: ReadonlySet<string>): Verdict => {
  const db = new Database(databaseFile(dataFolder), { readonly: true });
  const rows = db
    .prepare<[], { wamid: string; status: Status; reports: string | null }>(`
      SELECT m.wamid, m.status, (SELECT group_concat(r.status) FROM reports AS r WHERE r.message = m.n) AS reports
      FROM messages AS m
      WHERE m.wamid IS NOT NULL`)
    .all();
  db.close();
  const kept = new Map(
    rows.map(({ wamid, status, reports }) => [wamid, { status, reports: reports?.split(',') ?? [] }]),
  );
  let lost = 0;
  const wrong: string[] = [];
  let twice = rows.length - kept.size;
  for (const [wamid, statuses] of told) {
    const held = kept.get(wamid);
    if (!held) {
      lost += Math.max(1, statuses.size);
      continue;
    }
    lost += [...statuses].filter((status) => !held.reports.includes(status)).length;
    twice += held.reports.length - new Set(held.reports).size;
    if (statuses.size === 0) continue;
    const furthestTold = [...statuses].reduce(furthest);
    if (furthestTold === 'failed' && held.status === 'queued' && ours.has(wamid)) continue;
    if (held.status !== furthestTold) wrong.push(`${wamid}: ${held.status}, told ${furthestTold}`);
  }
  return { lost, twice, wrong };
};
