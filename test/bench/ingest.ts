import { report } from '../figures/report.ts';
import { startChild } from '../support/child.ts';
import { median } from '../support/load/latency.ts';
import { runLoad } from '../support/load/load.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { processorTime } from './processor-time.ts';

// Durable ingest: 64 connections, one status a delivery, as fast as answered; ours beside two that keep nothing.
// Rounds alternate so that a slow moment of the machine falls on all three alike; processor time hardly knows of such moments.
const ROUNDS = 5;
const REPORTS = 20_000;

await using desk = await startProgram({ env: { WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId } });
await using verifyOnly = await startChild({ script: 'test/bench/baselines/verify-only.ts', args: [SAMPLE_SECRET] });
await using library = await startChild({ script: 'test/bench/baselines/whatsapp-api-js.ts', args: [SAMPLE_SECRET] });

const contenders = [
  { name: 'tickdesk', url: desk.webhook, pid: desk.pid, rates: [] as number[], costs: [] as number[] },
  { name: 'verify only', url: verifyOnly.line, pid: verifyOnly.pid, rates: [] as number[], costs: [] as number[] },
  { name: 'whatsapp-api-js', url: library.line, pid: library.pid, rates: [] as number[], costs: [] as number[] },
];

for (let round = 0; round <= ROUNDS; round += 1) {
  for (const { name, url, pid, rates, costs } of contenders) {
    const row = { first: round * REPORTS, count: REPORTS, students: 5_000, sender: A_NUMBER };
    const before = processorTime(pid);
    const outcome = await runLoad({
      url,
      appSecret: SAMPLE_SECRET,
      row,
      connections: 64,
      loop: { kind: 'closed', seconds: 60 },
    });
    const kept = outcome.statuses[200] ?? 0;
    if (kept !== REPORTS)
      throw new Error(`${name}: ${JSON.stringify(outcome.statuses)} instead of ${REPORTS} times 200`);
    const after = processorTime(pid);
    // The first round warms up.
    if (round === 0) continue;
    rates.push(outcome.perSecond);
    if (before !== null && after !== null) costs.push((after - before) / REPORTS);
  }
}

const [ours, plain, other] = contenders.map(({ rates }) => median(rates));
report({
  name: 'ingest',
  title: 'Durable ingest',
  about: `64 connections, one status a delivery, as fast as answered; three reports for each message, of which nobody knew before. ${ROUNDS} rounds of ${REPORTS.toLocaleString('en')} deliveries each, the programs in turn; the median of the rounds. The others keep nothing.`,
  command: 'npm run bench -- ingest',
  figures: [
    {
      name: 'against the same app, keeping nothing',
      value: ours ?? 0,
      unit: '/s',
      baseline: { name: 'verify only', value: plain ?? 0 },
      bar: { kind: 'at least', value: 0.8, of: 'ratio' },
    },
    {
      name: 'against whatsapp-api-js',
      value: ours ?? 0,
      unit: '/s',
      baseline: { name: 'whatsapp-api-js', value: other ?? 0 },
      bar: { kind: 'at least', value: 1, of: 'ratio' },
    },
    ...contenders
      .filter(({ costs }) => costs.length > 0)
      .map(({ name, costs }) => ({ name: `processor time a delivery, ${name}`, value: median(costs), unit: 'us' })),
  ],
});
