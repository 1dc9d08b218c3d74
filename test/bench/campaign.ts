import { setTimeout as wait } from 'node:timers/promises';
import { createCampaignAnswers } from '../../main/answers/campaigns.ts';
import { runCampaigns } from '../../main/campaigns.ts';
import { machineClock } from '../../main/clock.ts';
import { openStore } from '../../main/store/open-store.ts';
import { report } from '../figures/report.ts';
import { aTemplate } from '../support/a-template.ts';
import { latencies, median } from '../support/load/latency.ts';
import { statusBody } from '../support/meta/bodies.ts';
import { metaBytes } from '../support/meta/bytes.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { THREADS } from '../support/threads.ts';

// A campaign to 10,000: how long from the ask until the last is in the outbox, and how long deliveries wait meanwhile.
const STUDENTS = 10_000;
const ROUNDS = 3;
const EVERY_MS = 10;
const COLLEGE = 'c1';
const CALLER = { collegeId: COLLEGE, desk: true, who: 'bench' };
const PLAN = {
  audience: { filter: {}, except: [] },
  template: { name: 'fee', language: 'en', variables: { 1: '{first_name}', 2: '{course}' } },
  sparedHours: 0,
};

const onBug = (error: unknown): never => {
  throw error;
};
using folder = temporaryFolder('bench-campaign');
await using store = await openStore({ folder: folder.path, onBug, threads: THREADS });
await store.write('saveCollege', { id: COLLEGE, name: 'Sample College' }, 'bench');
const { phoneNumberId, wabaId } = A_NUMBER;
await store.write(
  'saveNumber',
  { phoneNumberId, wabaId, collegeId: COLLEGE, appId: 'app', displayPhone: null },
  [],
  'bench',
);
await store.write(
  'saveTemplates',
  wabaId,
  [aTemplate({ name: 'fee', body: 'Dear {{1}}, the first instalment of your fee for {{2}} is due on Friday.' })],
  Date.now(),
);
const rows = Array.from({ length: STUDENTS }, (_, i) => ({
  ...{ externalId: `A-${i}`, name: `Student ${i}`, phone: `+9190${String(10_000_000 + i)}` },
  ...{ course: 'BSc', batch: '2026 Morning', email: null },
}));
for (let from = 0; from < STUDENTS; from += 1_000)
  await store.write('importRegistrations', COLLEGE, rows.slice(from, from + 1_000), 'bench');

let queued = 0;
const outbox = {
  add: (entries: readonly unknown[]) => {
    queued += entries.length;
  },
  pause: () => undefined,
  resume: () => undefined,
};
await using campaigns = runCampaigns({ store, outbox, clock: machineClock, report: onBug });
const answers = createCampaignAnswers(store, outbox, campaigns, Date.now);

let told = 0;
/** How long one delivery waits until it is on disk. */
const deliver = async (): Promise<number> => {
  told += 1;
  const statuses = [{ wamid: `wamid.${told}`, status: 'sent', at: Date.now(), to: { phone: '919012345678' } }] as const;
  const began = performance.now();
  await store.record({ apps: ['app'], body: metaBytes(statusBody({ ...A_NUMBER, statuses })), at: Date.now() });
  return performance.now() - began;
};
const deliverWhile = async (going: () => boolean): Promise<readonly number[]> => {
  const waits: Promise<number>[] = [];
  while (going()) {
    waits.push(deliver());
    await wait(EVERY_MS);
  }
  return Promise.all(waits);
};

const took: number[] = [];
const waits: number[] = [];
for (let round = 0; round <= ROUNDS; round += 1) {
  queued = 0;
  const began = performance.now();
  await answers['campaigns.start']({ ...PLAN, name: `Round ${round}` }, CALLER);
  const meanwhile = await deliverWhile(() => queued < STUDENTS);
  // The first round warms up.
  if (round === 0) continue;
  took.push(performance.now() - began);
  waits.push(...meanwhile);
}
const until = performance.now() + 2_000;
const alone = await deliverWhile(() => performance.now() < until);

const { p95 } = latencies(Float64Array.from(waits));
report({
  name: 'campaign',
  title: 'A campaign to 10,000',
  about:
    'From the ask until the last message is in the outbox, and how long deliveries wait meanwhile; in one process, median of the rounds.',
  command: 'npm run bench -- campaign',
  figures: [
    { name: 'until all are queued', value: median(took), unit: 'ms', bar: { kind: 'at most', value: 2_000 } },
    {
      name: 'a delivery meanwhile, p95',
      value: p95,
      unit: 'ms',
      baseline: { name: 'with nothing else to do', value: latencies(Float64Array.from(alone)).p95 },
    },
  ],
});
