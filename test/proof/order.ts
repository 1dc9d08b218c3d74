import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { report } from '../figures/report.ts';
import { openDesk } from '../support/store-folder.ts';
import { checkAlone, checkRebuild, checkSeason } from './order/check.ts';
import { startProgramDesk } from './order/over-http.ts';
import { checkOrders, inventPermutable } from './order/permutations.ts';
import { inventSeason, type Season } from './order/season.ts';
import { shrink } from './order/shrink.ts';
import { CLOCK_FROM, collegeOn } from './order/store-desk.ts';

/**
 * Random seasons in any order, repeated, batched, ids missing or late: what the desk shows must be what a naive model says,
 * and what a rebuild from the raw log gives. Then every order of single messages' reports.
 */
const { values } = parseArgs({
  options: {
    seasons: { type: 'string', default: '2000' },
    messages: { type: 'string', default: '150' },
    programs: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const [seasons, messages, programs, seed] = [values.seasons, values.messages, values.programs, values.seed].map(
  Number,
) as [number, number, number, number];
/** Seasons that share a store, each in a college of its own. */
const TOGETHER = 50;
/** Failures of one kind that are shrunk and shown. */
const SHOWN = 3;
const LONG = 6;
/** A season's steps, a line each. */
const written = ({ people, steps }: Season): string =>
  [people, ...steps].map((line) => `\n    ${JSON.stringify(line)}`).join('');
const say = (text: string): void => void process.stdout.write(`${text}\n`);
// A disk that forgets nothing is proven elsewhere; here a thousand stores come and go.
if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';
say(`order: ${seasons} seasons, every order of ${messages} messages, ${programs} programs, seed ${seed}`);

const counts = { seasons: 0, tellings: 0, wrong: 0, rebuilt: 0, rebuiltWrong: 0, orders: 0, ordersWrong: 0 };
const show = async (what: string, at: number, wrong: string, season: Season): Promise<void> => {
  if (counts.wrong + counts.rebuiltWrong > SHOWN) return;
  const smallest = await shrink(season, async (smaller) => (await checkAlone(smaller)) !== null);
  say(`${what}, season of seed ${at}: ${wrong}\n  smallest: ${written(smallest)}`);
  say(`  there: ${await checkAlone(smallest)}`);
};

for (let first = 0; first < seasons; first += TOGETHER) {
  const clock = { now: CLOCK_FROM, step: 1_000 };
  using desk = openDesk(() => clock.now);
  const seeds = Array.from(
    { length: Math.min(TOGETHER, seasons - first) },
    (_, index) => seed * 1_000_000 + first + index,
  );
  for (const at of seeds) {
    const season = inventSeason(at, { outbox: true });
    const { wrong } = await checkSeason(season, collegeOn(desk, clock, String(at)));
    counts.seasons += 1;
    counts.tellings += season.steps.flatMap((step) => (step.do === 'deliver' ? step.posts.flat() : [])).length;
    if (wrong === null) continue;
    counts.wrong += 1;
    await show('Unlike the model', at, wrong, season);
  }
  const rebuiltWrong = checkRebuild(desk);
  counts.rebuilt += seeds.length;
  if (rebuiltWrong === null) continue;
  counts.rebuiltWrong += 1;
  say(`Seasons of seeds ${seeds[0]} to ${seeds.at(-1)}: ${rebuiltWrong}`);
  for (const at of seeds) {
    const alone = await checkAlone(inventSeason(at, { outbox: true }));
    if (alone !== null) await show('Alone', at, alone, inventSeason(at, { outbox: true }));
  }
}

for (let index = 0; index < messages; index += 1) {
  const at = seed * 1_000_000 + index;
  const { orders, wrong, season } = await checkOrders(inventPermutable(at, index % LONG === 0 ? 5 : 4));
  counts.orders += orders;
  if (wrong === null) continue;
  counts.ordersWrong += 1;
  if (counts.ordersWrong <= SHOWN) say(`An order of seed ${at}: ${wrong}\n  ${season && written(season)}`);
}

let programsWrong = 0;
for (let index = 0; index < programs; index += 1) {
  const at = seed * 1_000_000 + 500_000 + index;
  await using program = await startProgramDesk();
  const { wrong } = await checkSeason(inventSeason(at, { outbox: false }), program.desk);
  if (wrong === null) continue;
  programsWrong += 1;
  say(`Over HTTP, season of seed ${at}: ${wrong}`);
}

const none = { kind: 'at most', value: 0 } as const;
report({
  name: 'order',
  title: 'Any order, any repetition, ids missing or late',
  about:
    'Random seasons: reports in any order, repeated and batched, by phone or BSUID or both, before the answer to the send or without naming it, two tries of one message, groups, echoes, replies, late lists. Each is compared with a naive model written for the proof; then every order of single messages; then seasons over HTTP at the real program.',
  command: `npm run proof -- order --seasons ${seasons} --messages ${messages} --programs ${programs} --seed ${seed}`,
  seed,
  figures: [
    { name: 'seasons', value: counts.seasons, unit: '' },
    { name: 'things told in them', value: counts.tellings, unit: '' },
    { name: 'seasons unlike the model', value: counts.wrong, unit: '', bar: none },
    { name: 'seasons rebuilt from the raw log', value: counts.rebuilt, unit: '' },
    { name: 'stores that a rebuild changed', value: counts.rebuiltWrong, unit: '', bar: none },
    { name: 'orders of single messages', value: counts.orders, unit: '' },
    { name: 'messages that an order changed', value: counts.ordersWrong, unit: '', bar: none },
    { name: 'seasons over HTTP', value: programs, unit: '' },
    { name: 'of these unlike the model', value: programsWrong, unit: '', bar: none },
  ],
});
