import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Figure } from '../figures/figure.ts';
import { report } from '../figures/report.ts';
import { latencies } from '../support/load/latency.ts';
import type { Fault } from '../support/meta/faults.ts';
import { startMeta } from '../support/meta/meta.ts';
import { outboxStates, PREPARED_ENV, prepareCampaign } from '../support/prepared-campaign.ts';
import { SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

/**
 * The program is killed again and again while a campaign runs and one answer in ten leaves the outcome open. Afterwards what
 * the simulated Meta took is compared with what the outbox believes: nothing lost, nothing taken twice.
 */
const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '25' },
  },
});
const [times, seed, minutes] = [Number(values.times), Number(values.seed), Number(values.minutes)];
const LONGEST_LIFE_MS = 1_000;
const PER_LIFE = 50;

const HTML = { kind: 'body', status: 502, text: '<html><body>Bad gateway</body></html>' } as const;
const UNCLEAR: readonly [Fault, ...Fault[]] = [
  { does: 'all', says: { kind: 'close' } },
  { does: 'nothing', says: { kind: 'close' } },
  { does: 'all', says: HTML },
  { does: 'nothing', says: HTML },
  { does: 'all', says: { kind: 'error', code: 131_000, status: 500 } },
  { does: 'all', says: { kind: 'half' } },
  { does: 'all', says: { kind: 'torn' } },
  { does: 'all', says: { kind: 'late', ms: 400 } },
  { does: 'all', says: { kind: 'hang' } },
];

const random = seededRandom(seed);
const TOKEN = 'sample-access-token';
process.stdout.write(`kill-sending: ${times} times, seed ${seed}\n`);
using folder = temporaryFolder('kill-sending');
await prepareCampaign(folder.path, times * PER_LIFE);
await using meta = await startMeta({
  seed,
  appSecret: SAMPLE_SECRET,
  accessToken: TOKEN,
  pace: 0.1,
  graph: { profile: { whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED' } },
});
meta.faults.sometimes(0.1, UNCLEAR);
const env = {
  ...PREPARED_ENV,
  WHATSAPP_API_URL: meta.address,
  WHATSAPP_ACCESS_TOKEN: TOKEN,
};
const start = async () => {
  const program = await startProgram({ env, dataFolder: folder.path });
  meta.deliverTo(program.webhook);
  return program;
};

/** Until Meta is asked for another message; `null`: within the life of the program it was not. */
const sendsWithin = async (ms: number): Promise<number | null> => {
  let looked = meta.heard.length;
  const begun = performance.now();
  while (performance.now() - begun < ms) {
    for (; looked < meta.heard.length; looked += 1)
      if (meta.heard[looked]?.edge === 'POST number/messages') return performance.now() - begun;
    await wait(5);
  }
  return null;
};

const begunAt = performance.now();
const starts: number[] = [];
const firstSends: number[] = [];
let kills = 0;
for (; kills < times && performance.now() - begunAt < minutes * 60_000; kills += 1) {
  const spawned = performance.now();
  const program = await start();
  const listens = performance.now() - spawned;
  starts.push(listens);
  const life = random.fraction() * LONGEST_LIFE_MS;
  const sent = await sendsWithin(life);
  if (sent !== null) {
    firstSends.push(listens + sent);
    await wait(Math.max(0, life - sent));
  }
  program.kill('SIGKILL');
  await program.exit;
  await program[Symbol.asyncDispose]();
  if (kills % 50 === 49) process.stdout.write(`  ${kills + 1} kills, Meta has taken ${meta.accepted.length}\n`);
}
const took = (performance.now() - begunAt) / 1_000;

// What is left waiting goes out too, or is taken back; then the program ends in peace and all reports are in.
{
  const program = await start();
  const until = performance.now() + 30_000;
  while (performance.now() < until && [...outboxStates(folder.path).values()].includes('waiting')) await wait(500);
  await wait(12_000);
  program.kill('SIGTERM');
  await program.exit;
  await program[Symbol.asyncDispose]();
}

const states = outboxStates(folder.path);
/** Meta took it and reports no failure of it: the student has it. */
const arrives = ({ wamid }: { readonly wamid: string }): boolean =>
  !meta.lives.get(wamid)?.steps.some(({ status }) => status === 'failed');
const taken = new Set<string>();
const arrived = new Set<string>();
const tries = new Set<string>();
const doubled: string[] = [];
for (const message of meta.accepted) {
  const { callbackData = '' } = message;
  const id = callbackData.split(':')[0] ?? '';
  if (tries.has(callbackData) || arrived.has(id)) doubled.push(callbackData);
  tries.add(callbackData);
  taken.add(id);
  if (arrives(message)) arrived.add(id);
}
const unclear = [...states.values()].filter((state) => state === 'await_status' || state === 'person').length;
/** Said to be with Meta and not taken; or left in a state that nothing leads out of. */
const lost = [...states].filter(
  ([id, state]) => (state === 'done' && !taken.has(id)) || state === 'underway' || state === 'cancelled',
);
/** With the student, and about to be sent again. */
const atRisk = [...states].filter(([id, state]) => state === 'waiting' && arrived.has(id));
const unplaced = [...taken].filter((id) => !states.has(id));

const [first, send] = [starts, firstSends].map((samples) => latencies(Float64Array.from(samples, Math.round)));
const none = (name: string, value: number): Figure => ({ name, value, unit: '', bar: { kind: 'at most', value: 0 } });
report({
  name: 'kill-sending',
  title: 'Killed while sending',
  about: `A campaign, one answer in ten unclear, \`kill -9\` at a random moment within a second of the program's first line, for ${Math.round(took / 60)} minutes. Then every message is looked for at Meta.`,
  command: `npm run proof -- kill-sending --times ${times} --seed ${seed} --minutes ${minutes}`,
  seed,
  figures: [
    { name: 'kills', value: kills, unit: '', bar: { kind: 'at least', value: times } },
    { name: 'messages that Meta took', value: meta.accepted.length, unit: '' },
    none('lost', lost.length + unplaced.length),
    none('taken twice', doubled.length),
    none('about to be sent again though it arrived', atRisk.length),
    { name: 'waiting for a status or a person at the end', value: unclear, unit: '' },
    { name: 'from start to first line, p95', value: first?.p95 ?? 0, unit: 'ms' },
    { name: 'from start to the first send, p50', value: send?.p50 ?? 0, unit: 'ms' },
    { name: 'from start to the first send, p95', value: send?.p95 ?? 0, unit: 'ms' },
  ],
});
