import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { report } from '../figures/report.ts';
import { type Child, startChild } from '../support/child.ts';
import { median } from '../support/load/latency.ts';
import { runLoad } from '../support/load/load.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { processorTime } from './processor-time.ts';

// Durable ingest: 64 connections, one status a delivery, as fast as answered; ours beside those that docs/peers.md is about.
// Rounds alternate so that a slow moment of the machine falls on all alike; processor time hardly knows of such moments.
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    reports: { type: 'string', default: '20000' },
    // The recipe waits for the disk at every delivery; as many as the others take would last minutes.
    'recipe-reports': { type: 'string', default: '1000' },
  },
});
const ROUNDS = Number(values.rounds);
const REPORTS = Number(values.reports);
const FEWER = Number(values['recipe-reports']);
const STUDENTS = 5_000;
/** Rounds that do not count: code is compiled as it proves hot, and the program looks its database over once after its start. */
const WARM_UP = 2;
/** What a program does once it is quiet (we index words) is over before the next has its turn. */
const REST_MS = 1_500;

type Contender = {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly reports: number;
  readonly rates: number[];
  readonly costs: number[];
};

const contender = (name: string, { pid, line }: Pick<Child, 'pid' | 'line'>, reports = REPORTS): Contender => {
  return { name, url: line, pid, reports, rates: [], costs: [] };
};
const baseline = (script: string, ...args: readonly string[]): Promise<Child> =>
  startChild({ script: `test/bench/baselines/${script}.ts`, args });

await using desk = await startProgram({ env: { WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId } });
await using verifyOnly = await baseline('verify-only', SAMPLE_SECRET);
await using jsonOnly = await baseline('verify-only', SAMPLE_SECRET, 'json');
await using express = await baseline('whatsapp-api-js', SAMPLE_SECRET);
await using http = await baseline('whatsapp-api-js-http', SAMPLE_SECRET);
await using recipeFolder = temporaryFolder('recipe');
await using walFolder = temporaryFolder('recipe-wal');
const filled = [String((WARM_UP + ROUNDS) * FEWER), String(STUDENTS)];
await using recipe = await baseline('recipe', recipeFolder.path, ...filled);
await using recipeWal = await baseline('recipe', walFolder.path, ...filled, 'wal');

const ours = contender('tickdesk', { pid: desk.pid, line: desk.webhook });
const bars = [
  { ...contender('verify only', verifyOnly), bar: { kind: 'at least', value: 0.8, of: 'ratio' } as const },
  { ...contender('whatsapp-api-js', express), bar: { kind: 'at least', value: 1, of: 'ratio' } as const },
];
const others = [
  contender('verify only, JSON.parse', jsonOnly),
  contender('whatsapp-api-js, node:http', http),
  contender('the recipe', recipe, FEWER),
  contender('the recipe, journal WAL', recipeWal, FEWER),
];
const contenders: readonly Contender[] = [ours, ...bars, ...others];

for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  for (const { name, url, pid, reports, rates, costs } of contenders) {
    const before = processorTime(pid);
    const outcome = await runLoad({
      url,
      appSecret: SAMPLE_SECRET,
      row: { first: round * reports, count: reports, students: STUDENTS, sender: A_NUMBER },
      connections: 64,
      loop: { kind: 'closed', seconds: 120 },
    });
    const answered = outcome.statuses[200] ?? 0;
    if (answered !== reports)
      throw new Error(`${name}: ${JSON.stringify(outcome.statuses)} instead of ${reports} times 200`);
    await wait(REST_MS);
    const after = processorTime(pid);
    if (round < WARM_UP) continue;
    rates.push(outcome.perSecond);
    if (before !== null && after !== null) costs.push((after - before) / reports);
  }
}

const against = ({ name, rates }: Contender) => ({
  name: `against ${name}`,
  value: median(ours.rates),
  unit: '/s',
  baseline: { name, value: median(rates) },
});
report({
  name: 'ingest',
  title: 'Durable ingest',
  about: `64 connections, one status a delivery, as fast as answered; three reports for each message, of which nobody knew before. ${ROUNDS} rounds of ${REPORTS.toLocaleString('en')} deliveries each (the recipe: ${FEWER.toLocaleString('en')}), the programs in turn, after ${WARM_UP} rounds that do not count; the median of the rounds. Verify only is the same Express app and the same parser, keeping nothing; beside it the same with JSON.parse in the parser's place. What the others do and do not do: [peers.md](peers.md). Nobody watches: no window is open, no socket.`,
  command: `npm run bench -- ingest --rounds ${ROUNDS} --reports ${REPORTS} --recipe-reports ${FEWER}`,
  figures: [
    ...bars.map(({ bar, ...peer }) => ({ ...against(peer), bar })),
    ...others.map(against),
    ...contenders
      .filter(({ costs }) => costs.length > 0)
      .map(({ name, costs }) => ({ name: `processor time a delivery, ${name}`, value: median(costs), unit: 'us' })),
  ],
});
