import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { furthest, type Status } from '../../preload/contract/status.ts';
import type { Figure } from '../figures/figure.ts';
import { report } from '../figures/report.ts';
import { latencies } from '../support/load/latency.ts';
import { statusBody } from '../support/meta/bodies.ts';
import { A_NUMBER, startMeta } from '../support/meta/meta.ts';
import { PREPARED_ENV, prepareCampaign } from '../support/prepared-campaign.ts';
import { SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

/**
 * The program is killed again and again under deliveries, while a campaign runs. Afterwards its tables are compared with
 * what a perfect receiver would hold, by a naive model of this file's own: every report that heard 200 once, the furthest
 * of them as the message's status, and counts of the day that agree.
 */
const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '25' },
    rate: { type: 'string', default: '500' },
  },
});
const [times, seed, minutes, rate] = [values.times, values.seed, values.minutes, values.rate].map(Number) as [
  number,
  number,
  number,
  number,
];
const LONGEST_LIFE_MS = 1_000;
/** Deliveries that wait at Meta; beyond, it makes no more. */
const MOST_PENDING = 800;
const TOKEN = 'sample-access-token';
const REPORTS = ['sent', 'delivered', 'read'] as const;
const TICK_MS = 20;

const random = seededRandom(seed);
process.stdout.write(`kill: ${times} times, seed ${seed}, ${rate} deliveries/s\n`);
using folder = temporaryFolder('kill');
await prepareCampaign(folder.path, 20_000);
await using meta = await startMeta({
  seed,
  appSecret: SAMPLE_SECRET,
  accessToken: TOKEN,
  retryAfter: (refusals) => Math.min(50 * 2 ** refusals, 1_000),
});
const env = { ...PREPARED_ENV, WHATSAPP_API_URL: meta.address, WHATSAPP_ACCESS_TOKEN: TOKEN };
const start = async () => {
  const program = await startProgram({ env, dataFolder: folder.path });
  meta.deliverTo(program.webhook);
  return program;
};

/** What was told, and heard 200: each message's reports, in the order nobody promised. */
const told = new Map<string, Set<Status>>();
const pending = new Set<Promise<unknown>>();
let stopped = false;
const tellOne = (index: number): void => {
  const wamid = `wamid.KILL${Math.floor(index / REPORTS.length)}`;
  // Each report of a message, in an order of its own; one in twenty twice.
  const status = REPORTS[(index + Math.floor(index / REPORTS.length)) % REPORTS.length] ?? 'sent';
  const report = { wamid, status, at: Date.now(), to: { phone: `9198${10_000_000 + (index % 5_000)}` } };
  for (let count = random.chance(0.05) ? 2 : 1; count > 0; count -= 1) {
    const delivery = meta.deliver(statusBody({ ...A_NUMBER, statuses: [report] })).then(() => {
      told.set(wamid, (told.get(wamid) ?? new Set<Status>()).add(status));
    });
    pending.add(delivery);
    void delivery.finally(() => pending.delete(delivery));
  }
};
const telling = (async (): Promise<number> => {
  let made = 0;
  let due = 0;
  for (let last = performance.now(); !stopped; await wait(TICK_MS)) {
    const now = performance.now();
    if (pending.size <= MOST_PENDING) due += ((now - last) / 1_000) * rate;
    last = now;
    for (; made < due; made += 1) tellOne(made);
  }
  return made;
})();

const begunAt = performance.now();
const starts: number[] = [];
let kills = 0;
for (; kills < times && performance.now() - begunAt < minutes * 60_000; kills += 1) {
  const spawned = performance.now();
  const program = await start();
  starts.push(performance.now() - spawned);
  await wait(random.fraction() * LONGEST_LIFE_MS);
  program.kill('SIGKILL');
  await program.exit;
  await program[Symbol.asyncDispose]();
  if (kills % 50 === 49) process.stdout.write(`  ${kills + 1} kills, ${told.size} messages told\n`);
}
const seconds = Math.round((performance.now() - begunAt) / 1_000);
{
  const program = await start();
  stopped = true;
  await telling;
  await Promise.all(pending);
  program.kill('SIGTERM');
  await program.exit;
  await program[Symbol.asyncDispose]();
}

const db = new Database(join(folder.path, 'tickdesk.db'), { readonly: true });
const rows = db
  .prepare<[], { wamid: string; status: Status; reports: string | null }>(`
    SELECT m.wamid, m.status, (
      SELECT group_concat(r.status) FROM reports AS r WHERE r.message = m.n
    ) AS reports
    FROM messages AS m
    WHERE m.wamid LIKE 'wamid.KILL%'`)
  .all();
const kept = new Map<string, { status: Status; reports: readonly string[] }>();
let twice = 0;
for (const { wamid, status, reports } of rows) {
  if (kept.has(wamid)) twice += 1;
  kept.set(wamid, { status, reports: (reports ?? '').split(',') });
}
let lost = 0;
let wrong = 0;
for (const [wamid, statuses] of told) {
  const has = kept.get(wamid);
  lost += [...statuses].filter((status) => !has?.reports.includes(status)).length;
  twice += (has?.reports.length ?? 0) - new Set(has?.reports).size;
  if (has && has.status !== [...statuses].reduce(furthest)) wrong += 1;
}
const counted = db
  .prepare<[], { messages: number; counted: number }>(`
    SELECT (SELECT count(*) FROM messages) AS messages, (SELECT coalesce(sum(total), 0) FROM daily) AS counted`)
  .get();
const integrity = db.pragma('integrity_check', { simple: true });
db.close();

const { p50, p95, max } = latencies(Float64Array.from(starts, Math.round));
const none = (name: string, value: number): Figure => ({ name, value, unit: '', bar: { kind: 'at most', value: 0 } });
report({
  name: 'kill',
  title: 'Killed under deliveries',
  about: `${rate} reports a second, each repeated until it hears 200, one in twenty told twice, a campaign being sent; \`kill -9\` at a random moment within ${LONGEST_LIFE_MS / 1_000} s of the program's first line, for ${Math.round(seconds / 60)} minutes. Then the tables are held against a model of the proof's own.`,
  command: `npm run proof -- kill --times ${times} --seed ${seed} --minutes ${minutes}`,
  seed,
  figures: [
    { name: 'kills', value: kills, unit: '', bar: { kind: 'at least', value: times } },
    { name: 'deliveries that heard 200', value: meta.counts.delivered, unit: '' },
    { name: 'deliveries refused or unheard, then told again', value: meta.counts.refused, unit: '' },
    { name: 'messages of these reports', value: told.size, unit: '' },
    none('reports that heard 200, and are lost', lost),
    none('messages or reports that are there twice', twice),
    none("messages whose status is another than the model's", wrong),
    none(
      "counts of the day that differ from the messages'",
      Math.abs((counted?.messages ?? 0) - (counted?.counted ?? 0)),
    ),
    none("complaints of SQLite's integrity check", integrity === 'ok' ? 0 : 1),
    { name: 'from start to first line, p50', value: p50, unit: 'ms' },
    { name: 'from start to first line, p95', value: p95, unit: 'ms' },
    { name: 'from start to first line, longest', value: max, unit: 'ms' },
  ],
});
