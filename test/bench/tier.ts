import { report } from '../figures/report.ts';
import { startChild } from '../support/child.ts';
import { type Load, runLoad } from '../support/load/load.ts';
import type { Outcome } from '../support/load/tally.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { missing } from './kept.ts';
import { residentMegabytes } from './memory.ts';
import { importStudents } from './students.ts';

// Meta's highest tier: 1,000 messages a second make 3,300 webhooks a second (PLATFORM 4: 3 x outgoing and incoming),
// sent whether answered or not, for a minute; 10,000 registrations loaded. Then the memory of the desk.
const RATE = 3_300;
const SECONDS = 60;
const STUDENTS = 10_000;
const WARM_UP = 5_000;
const COUNT = RATE * SECONDS;

const tier = (url: string, first: number, count: number): Load => ({
  url,
  appSecret: SAMPLE_SECRET,
  row: { first, count, students: STUDENTS, sender: A_NUMBER },
  connections: 64,
  loop: { kind: 'open', rate: RATE },
});

const ok = (outcome: Outcome): number => outcome.statuses[200] ?? 0;

await using desk = await startProgram({ env: { WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId } });
await importStudents(desk, STUDENTS);
await runLoad(tier(desk.webhook, 0, WARM_UP));
const outcome = await runLoad(tier(desk.webhook, WARM_UP, COUNT));
const memory = residentMegabytes(desk.pid);
desk.kill('SIGTERM');
await desk.exit;
const { lost, extra } = missing(desk.dataFolder, WARM_UP + COUNT, STUDENTS);

// The same Express app with nothing behind it, under the same load for a shorter while: what this machine adds by itself.
await using plain = await startChild({ script: 'test/bench/baselines/verify-only.ts', args: [SAMPLE_SECRET] });
await runLoad(tier(plain.line, 0, WARM_UP));
const baseline = await runLoad(tier(plain.line, WARM_UP, RATE * 10));

report({
  name: 'tier',
  title: "Meta's highest tier",
  about: `${RATE.toLocaleString('en')} deliveries a second, sent whether answered or not, for ${SECONDS} s; ${STUDENTS.toLocaleString('en')} registrations; every report is looked for in the database afterwards. Verify only: the same Express app with nothing behind it, for 10 s.`,
  command: 'npm run bench -- tier',
  figures: [
    { name: 'answered 200', value: ok(outcome), unit: '', bar: { kind: 'at least', value: COUNT } },
    { name: 'told and not kept', value: lost, unit: '', bar: { kind: 'at most', value: 0 } },
    { name: 'kept twice', value: extra, unit: '', bar: { kind: 'at most', value: 0 } },
    { name: 'p50', value: outcome.latency.p50, unit: 'ms', bar: { kind: 'at most', value: 10 } },
    { name: 'p99', value: outcome.latency.p99, unit: 'ms', bar: { kind: 'at most', value: 50 } },
    { name: 'longest', value: outcome.latency.max, unit: 'ms' },
    { name: 'p50 of verify only', value: baseline.latency.p50, unit: 'ms' },
    { name: 'p99 of verify only', value: baseline.latency.p99, unit: 'ms' },
    { name: 'p99 lag of the load itself', value: outcome.lag.p99, unit: 'ms' },
    {
      name: `resident after ${(WARM_UP + COUNT).toLocaleString('en')} deliveries`,
      value: memory,
      unit: 'MB',
      bar: { kind: 'at most', value: 250 },
    },
  ],
});
