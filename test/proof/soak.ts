import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Status } from '../../preload/contract/status.ts';
import type { Figure } from '../figures/figure.ts';
import { report } from '../figures/report.ts';
import { seededRandom } from '../support/random.ts';
import type { Sample } from '../support/slope.ts';
import { ageing, growth } from './soak/growth.ts';
import { verdictOn } from './soak/held.ts';
import { startLooking } from './soak/looks.ts';
import { createMix } from './soak/mix.ts';
import { startProbes } from './soak/probes.ts';
import { startReplying } from './soak/replies.ts';
import { openStage } from './soak/stage.ts';
import { createTeller } from './soak/teller.ts';

/**
 * A long day: the real program, with two windows open on it, takes 200 deliveries a second for as long as one likes. What
 * it holds must not grow, nor how long it takes, and at the end all that heard 200 is there, once.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '200' },
    students: { type: 'string', default: '10000' },
  },
});
const [minutes, seed, rate, students] = [values.minutes, values.seed, values.rate, values.students].map(Number) as [
  number,
  number,
  number,
  number,
];
const LOOK_MS = 10_000;
const REPLY_MS = 5_000;
/** As many as surely stand on the first screen; every 20th delivery is about one of them. */
const VISIBLE = 10;
const PROBE_EVERY = 20;

process.stdout.write(`soak: ${minutes} minutes, seed ${seed}, ${rate} deliveries/s, ${students} students\n`);
const random = seededRandom(seed);
await using stage = await openStage(seed, students);
const { meta, program, list, history } = stage;
const { tell, told, answered, settled } = createTeller(meta);
const mix = createMix(random, students, VISIBLE);
const probes = await startProbes(list.page, random, VISIBLE);
const looks = await startLooking(stage);
const replies = startReplying(program, { every: REPLY_MS, writers: mix.writers });

const begun = performance.now();
const ends = begun + minutes * 60_000;
const span = { begun, ends };
const load = (async (): Promise<number> => {
  for (let index = 0; ; index += 1) {
    const due = begun + (index * 1_000) / rate;
    if (due >= ends) return index;
    const pause = due - performance.now();
    if (pause > 0) await wait(pause);
    const isProbe = index % PROBE_EVERY === 0;
    tell(isProbe ? { statuses: [probes.next(performance.timeOrigin + due)], messages: [] } : mix.next(), due);
  }
})();
const painted: Sample[] = [];
const ended = program.exit.then(({ code, signal }): never => {
  throw new Error(`The program ended by itself (code ${code}, signal ${signal}):\n${program.log()}`);
});
while (performance.now() < ends) {
  await Promise.race([wait(LOOK_MS), ended, replies.broken]);
  for (const value of await probes.seen()) painted.push({ at: performance.now(), value });
  await looks.look();
}
const deliveries = await load;
const last = await Promise.all([settled(), replies.stop(), wait(1_000)]).then(() => probes.seen());
for (const value of last) painted.push({ at: ends, value });
await meta.idle();
// From here on it may end.
ended.catch(() => undefined);
const complaints = [...list.complaints, ...history.complaints];
program.kill('SIGTERM');
await program.exit;

const all = new Map<string, ReadonlySet<Status>>(told);
for (const [wamid, { steps }] of meta.lives) all.set(wamid, new Set(steps.map(({ status }) => status)));
const verdict = verdictOn(program.dataFolder, all, new Set(meta.lives.keys()));
for (const line of verdict.wrong) process.stdout.write(`  another status than told: ${line}\n`);
const taken = meta.accepted.map(({ callbackData = '' }) => callbackData.split(':')[0] ?? '');
const unsent = replies.queued.filter((id) => !taken.includes(id)).length;

const none = (name: string, value: number): Figure => ({ name, value, unit: '', bar: { kind: 'at most', value: 0 } });
const probed = Math.ceil(deliveries / PROBE_EVERY);
report({
  name: 'soak',
  title: 'A long day',
  about: `${minutes} minutes of ${rate} deliveries a second from the simulated Meta: reports mostly in order, repeats, what students write; a reply sent every ${REPLY_MS / 1_000} s over a socket that is opened for it. ${students.toLocaleString('en')} registrations; one window on the list, one on the history. Slopes are by least squares over the last two thirds, the heaps of the pages are looked at once a minute, after a collection. Each thread of the program writes down what the last full collection left in its heap, whenever V8 made it: the memory as a whole follows when that was, and says little of what is kept. The connections that Meta keeps to the webhook count among neither files nor sockets.`,
  command: `npm run proof -- soak --minutes ${minutes} --seed ${seed} --rate ${rate} --students ${students}`,
  seed,
  with: 'a real Chromium',
  figures: [
    { name: 'deliveries', value: deliveries, unit: '' },
    none('answered other than 200', meta.counts.refused),
    none('told, and lost', verdict.lost),
    none('there twice', verdict.twice),
    none('messages with another status than the furthest told', verdict.wrong.length),
    { name: 'replies sent', value: taken.length, unit: '' },
    none('replies lost or sent twice', unsent + taken.length - new Set(taken).size),
    none('complaints of the pages', complaints.length),
    ...growth(looks, span),
    ...ageing('POST to 200', answered, span),
    ...ageing('POST to painted tick', painted, span),
    {
      name: 'ticks painted',
      value: painted.length,
      unit: `of ${probed}`,
      bar: { kind: 'at least', value: probed * 0.99 },
    },
  ],
});
