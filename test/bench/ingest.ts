import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { report } from '../figures/report.ts';
import { startChild } from '../support/child.ts';
import { median } from '../support/load/latency.ts';
import { runLoad } from '../support/load/load.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { processorTime } from './processor-time.ts';

// Durable ingest: 64 connections, one status a delivery, as fast as answered; ours beside those that docs/peers.md is about.
// Rounds alternate so that a slow moment of the machine falls on all alike; processor time hardly knows of such moments. How
// fast a process is hangs on what V8 made of it in its first seconds, up to a fifth: so each program is started several times.
const { values } = parseArgs({
  options: {
    processes: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    reports: { type: 'string', default: '20000' },
    // The recipe waits for the disk at every delivery; as many as the others take would last minutes.
    'recipe-reports': { type: 'string', default: '1000' },
  },
});
const PROCESSES = Number(values.processes);
const ROUNDS = Number(values.rounds);
const REPORTS = Number(values.reports);
const FEWER = Number(values['recipe-reports']);
const STUDENTS = 5_000;
/** Rounds that do not count: code is compiled as it proves hot, and the program looks its database over once after its start. */
const WARM_UP = 2;
/** What a program does once it is quiet (we index words) is over before the next has its turn. */
const REST_MS = 1_500;

type Running = { readonly pid: number; readonly url: string };
type Contender = {
  readonly name: string;
  readonly start: (undo: AsyncDisposableStack) => Promise<Running>;
  readonly reports: number;
  readonly rates: number[];
  readonly costs: number[];
};

const contender = (name: string, start: Contender['start'], reports = REPORTS): Contender => {
  return { name, start, reports, rates: [], costs: [] };
};
const baseline =
  (script: string, ...args: readonly string[]): Contender['start'] =>
  async (undo) => {
    const { pid, line } = undo.use(await startChild({ script: `test/bench/baselines/${script}.ts`, args }));
    return { pid, url: line };
  };
const recipe =
  (...mode: readonly string[]): Contender['start'] =>
  (undo) => {
    const { path } = undo.use(temporaryFolder('recipe'));
    return baseline('recipe', path, String((WARM_UP + ROUNDS) * FEWER), String(STUDENTS), ...mode)(undo);
  };

const ours = contender('tickdesk', async (undo) => {
  const env = { WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId };
  const { pid, webhook } = undo.use(await startProgram({ env }));
  return { pid, url: webhook };
});
const bars = [
  {
    ...contender('verify only', baseline('verify-only', SAMPLE_SECRET)),
    bar: { kind: 'at least', value: 0.8, of: 'ratio' } as const,
  },
  {
    ...contender('whatsapp-api-js', baseline('whatsapp-api-js', SAMPLE_SECRET)),
    bar: { kind: 'at least', value: 1, of: 'ratio' } as const,
  },
];
const others = [
  contender('verify only, JSON.parse', baseline('verify-only', SAMPLE_SECRET, 'json')),
  contender('whatsapp-api-js, node:http', baseline('whatsapp-api-js-http', SAMPLE_SECRET)),
  contender('the recipe', recipe(), FEWER),
  contender('the recipe, journal WAL', recipe('wal'), FEWER),
];
const contenders: readonly Contender[] = [ours, ...bars, ...others];

const measure = async ({ name, reports, rates, costs }: Contender, { pid, url }: Running, round: number) => {
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
  if (round < WARM_UP) return;
  rates.push(outcome.perSecond);
  if (before !== null && after !== null) costs.push((after - before) / reports);
};

for (let started = 0; started < PROCESSES; started += 1) {
  await using undo = new AsyncDisposableStack();
  const running = new Map<Contender, Running>();
  for (const each of contenders) running.set(each, await each.start(undo));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
    for (const [each, its] of running) await measure(each, its, round);
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
  about: `64 connections, one status a delivery, as fast as answered; three reports for each message, of which nobody knew before. ${ROUNDS} rounds of ${REPORTS.toLocaleString('en')} deliveries each (the recipe: ${FEWER.toLocaleString('en')}), the programs in turn, after ${WARM_UP} rounds that do not count; all of it with ${PROCESSES} processes of each program, one after the other; the median of all rounds. Verify only is the same Express app and the same parser, keeping nothing; beside it the same with JSON.parse in the parser's place. What the others do and do not do: [peers.md](peers.md). Nobody watches: no window is open, no socket.`,
  command: `npm run bench -- ingest --processes ${PROCESSES} --rounds ${ROUNDS} --reports ${REPORTS} --recipe-reports ${FEWER}`,
  figures: [
    ...bars.map(({ bar, ...peer }) => ({ ...against(peer), bar })),
    ...others.map(against),
    ...contenders
      .filter(({ costs }) => costs.length > 0)
      .map(({ name, costs }) => ({ name: `processor time a delivery, ${name}`, value: median(costs), unit: 'us' })),
  ],
});
