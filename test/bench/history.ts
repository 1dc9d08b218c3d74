import { existsSync, mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { databaseFile, openForWriting } from '../../main/store/database.ts';
import { createWriter } from '../../main/store/writer.ts';
import type { HistoryFilters } from '../../preload/contract/asks/history.ts';
import type { Figure } from '../figures/figure.ts';
import { report } from '../figures/report.ts';
import { SEASON_COLLEGE, writeSeason } from '../season/write-season.ts';
import { latencies } from '../support/load/latency.ts';
import { runLoad } from '../support/load/load.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { type Program, SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { openSocket, type Socket } from '../support/socket.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { unindexed } from './history-baseline.ts';
import { residentMegabytes } from './memory.ts';

// A season of 1,000,000 messages, 3,000,000 reports and 50,000 registrations: start, first pages, words, a month of
// analytics over the socket, an export of everything, and a backup while deliveries come in. `--folder` takes a season
// that `npm run season` wrote (deliveries of this run are added to it); else one is written first.
const { values } = parseArgs({ options: { folder: { type: 'string' } } });
const MESSAGES = 1_000_000;
const ROUNDS = 15;
const RATE = 500;
const SECONDS = 20;
const ENV = { WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId, WHATSAPP_APP_ID: 'app-1' };

const PAGES: readonly HistoryFilters[] = [
  {},
  { status: 'failed' },
  { course: 'BCA' },
  { direction: 'in' },
  { errorCode: 131_049 },
];
const WORDS: readonly HistoryFilters[] = [
  ...['fee', 'asha fee', 'lucknow', 'आशा फ़ीस', 'dear', 'de', '+91 98765', '98765', 'nothing like this', 'ADM-0100'].map(
    (text) => ({ text }),
  ),
  { text: 'fee', from: '2026-10-01', to: '2026-10-31' },
  { text: 'dear', status: 'failed' },
];

await using own = temporaryFolder('season');
const folder = values.folder ?? own.path;
mkdirSync(folder, { recursive: true });
if (!existsSync(databaseFile(folder)))
  writeSeason({
    folder,
    seed: 1,
    messages: MESSAGES,
    registrations: MESSAGES / 20,
    until: Date.UTC(2026, 10, 24),
    days: 180,
  });
{
  // Up to date in schema and words, as a program that has been running leaves it.
  const db = openForWriting(folder);
  const writer = createWriter(db, Date.now);
  while (writer.write('indexWords', [5_000]).value.left > 0);
  db.close();
}

const p95 = async (work: readonly (() => Promise<unknown>)[]): Promise<number> => {
  const samples: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const ask of work) {
      const begun = performance.now();
      await ask();
      // The first round warms up.
      if (round > 0) samples.push(performance.now() - begun);
    }
  return latencies(Float64Array.from(samples)).p95;
};

/** Megabytes at most while something runs. */
const peakWhile = async <T>(pid: number, running: Promise<T>): Promise<{ value: T; peak: number }> => {
  let peak = 0;
  let over = false;
  const watch = (async () => {
    while (!over) {
      peak = Math.max(peak, residentMegabytes(pid));
      await wait(100);
    }
  })();
  const value = await running.finally(() => {
    over = true;
  });
  await watch;
  return { value, peak };
};

const exported = async (window: Socket, format: 'csv' | 'xlsx'): Promise<number> => {
  const begun = performance.now();
  const { id } = await window.ask('exports.start', { format });
  for (;;) {
    const row = (await window.ask('exports.list', {})).rows.find((one) => one.id === id);
    if (row?.state === 'done') return (performance.now() - begun) / 1_000;
    if (row?.state !== 'running') throw new Error(`The export ${row?.state}: ${row?.why}`);
    await wait(100);
  }
};

const ingest = (desk: Program, first: number, count: number) =>
  runLoad({
    ...{ url: desk.webhook, appSecret: SAMPLE_SECRET, connections: 16 },
    ...{ row: { first, count, students: 5_000, sender: A_NUMBER }, loop: { kind: 'open', rate: RATE } },
  });

const backedUp = async (window: Socket): Promise<number> => {
  const begun = performance.now();
  await window.ask('backups.create', {});
  for (;;) {
    const { running, failed } = await window.ask('backups.list', {});
    if (failed) throw new Error(failed.why);
    if (!running) return (performance.now() - begun) / 1_000;
    await wait(200);
  }
};

const figures: Figure[] = [];
// Builds what is missing, so that the next start is only a start.
await (await startProgram({ env: ENV, dataFolder: folder }))[Symbol.asyncDispose]();

const begun = performance.now();
await using desk = await startProgram({ env: ENV, dataFolder: folder });
using window = await openSocket(desk.console);
await window.register({ token: desk.token });
await window.ask('registrations.list', { limit: 50 });
const started = performance.now() - begun;
const atRest = residentMegabytes(desk.pid);

const pages = await p95(PAGES.map((filters) => () => window.ask('history.search', filters)));
const words = await p95(WORDS.map((filters) => () => window.ask('history.search', filters)));
// Four digits that five thousand phones begin with: the dearest there is.
const digits = await p95([() => window.ask('history.search', { text: '+91 98' })]);
const month = await p95(
  (['day', 'hour', 'course', 'template'] as const).map(
    (groupBy) => () => window.ask('analytics.summary', { from: '2026-10-01', to: '2026-10-31', groupBy }),
  ),
);
const afterReading = residentMegabytes(desk.pid);
const plain = unindexed(folder, SEASON_COLLEGE, { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 1) });

const ms = (name: string, value: number, bar: number, baseline: number): Figure[] => [
  {
    ...{ name, value, unit: 'ms', bar: { kind: 'at most', value: bar } },
    baseline: { name: 'without index', value: baseline },
  },
];
figures.push(
  { name: 'start to interactive', value: started, unit: 'ms', bar: { kind: 'at most', value: 1_500 } },
  { name: 'resident after the start', value: atRest, unit: 'MB', bar: { kind: 'at most', value: 250 } },
  ...ms('first page of history, p95', pages, 100, plain.page),
  ...ms('words, p95', words, 100, plain.search),
  { name: 'words, +91 98, p95', value: digits, unit: 'ms', bar: { kind: 'at most', value: 100 } },
  ...ms('month of analytics, p95', month, 300, plain.month),
  { name: 'resident after reading', value: afterReading, unit: 'MB', bar: { kind: 'at most', value: 250 } },
);

for (const format of ['csv', 'xlsx'] as const) {
  const { value, peak } = await peakWhile(desk.pid, exported(window, format));
  figures.push(
    { name: `export of everything, ${format}`, value, unit: 's', bar: { kind: 'at most', value: 60 } },
    { name: `resident meanwhile, ${format}`, value: peak, unit: 'MB', bar: { kind: 'at most', value: 300 } },
  );
}

const alone = await ingest(desk, 0, RATE * SECONDS);
const backup = backedUp(window);
const beside = await ingest(desk, RATE * SECONDS, RATE * SECONDS);
figures.push(
  { name: 'backup beside 500 deliveries/s', value: await backup, unit: 's' },
  {
    name: 'answered 200 meanwhile',
    value: beside.statuses[200] ?? 0,
    unit: '',
    bar: { kind: 'at least', value: RATE * SECONDS },
  },
  {
    ...{ name: 'ingest p99 meanwhile', value: beside.latency.p99, unit: 'ms' },
    baseline: { name: 'without a backup', value: alone.latency.p99 },
    bar: { kind: 'at most', value: 2, of: 'ratio' },
  },
);
report({
  name: 'history',
  title: 'Looking back',
  about: `A season of ${MESSAGES.toLocaleString('en')} messages, three times as many reports and ${(MESSAGES / 20).toLocaleString('en')} registrations, over the socket of the real program.`,
  command: 'npm run bench:history',
  seed: 1,
  figures,
});
desk.kill('SIGTERM');
await desk.exit;
