import { type Random, seededRandom } from '../../support/random.ts';
import { type Desk, openDesk } from '../../support/store-folder.ts';
import { checkSeason, difference } from './check.ts';
import type { Seen } from './fact.ts';
import { partyOf, reportsOf } from './invent-tellings.ts';
import { type Person, SEASON_FROM, type Season, type Step, type Telling } from './season.ts';
import { CLOCK_FROM, collegeOn } from './store-desk.ts';

const ASHA: Person = { kind: 'enrolled', phone: '919812345678', bsuid: 'IN.100200300400', course: 'BSc' };
const MESSAGE = 'ours';
const WAMID = 'wamid.permuted';

/** What must come first, and all that may come in any order afterwards. */
export type Permutable = { readonly ground: readonly Step[]; readonly items: readonly Step[] };

/** A message of this desk or of another program, told of by some reports, an answer or an echo; at most so many. */
export const inventPermutable = (seed: number, most: number): Permutable => {
  const random = seededRandom(seed);
  let second = 0;
  const moments = (): number => {
    second += random.between(1, 90_000);
    return SEASON_FROM + second * 1_000;
  };
  const reports = reportsOf(random, moments, WAMID, () => ({ to: partyOf(random, ASHA) }));
  const isOurs = random.chance(0.5);
  const named = random.fraction();
  const told = reports.map((report): Telling => {
    const ours = isOurs ? { message: MESSAGE, attempt: 1, named: random.chance(named) } : null;
    return { kind: 'report', report, ours };
  });
  const other = isOurs ? answer : random.chance(0.4) ? echo(random, moments()) : null;
  const kept = told.slice(0, other === null ? most : most - 1).map(post);
  const ground: readonly Step[] = [
    { do: 'import', person: 0 },
    ...(isOurs
      ? [{ do: 'queue', message: MESSAGE, person: 0 } as const, { do: 'begin', message: MESSAGE } as const]
      : []),
  ];
  return { ground, items: other === null ? kept : [...kept, other] };
};

const post = (telling: Telling): Step => ({ do: 'deliver', posts: [[telling]] });

const answer: Step = { do: 'answer', message: MESSAGE, attempt: 1, says: 'accepted', wamid: WAMID };

const echo = (random: Random, at: number): Step =>
  post({ kind: 'echo', echo: { wamid: WAMID, at, to: partyOf(random, ASHA), text: 'Dear Asha' } });

/** Every order of some things. */
export function* ordersOf<T>(items: readonly T[]): Iterable<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries())
    for (const rest of ordersOf(items.toSpliced(index, 1))) yield [item, ...rest];
}

export type PermutedOutcome = {
  readonly orders: number;
  readonly wrong: string | null;
  readonly season: Season | null;
};

/** Plays every order on colleges of one store, at one standing moment: each must show what the first and the model do. */
export const checkOrders = async ({ ground, items }: Permutable): Promise<PermutedOutcome> => {
  const clock = { now: CLOCK_FROM, step: 0 };
  using desk: Desk = openDesk(() => clock.now);
  let first: Seen | null = null;
  let orders = 0;
  for (const order of ordersOf(items)) {
    orders += 1;
    const season = { people: [ASHA], steps: [...ground, ...order] };
    const { seen, wrong } = await checkSeason(season, collegeOn(desk, clock, String(orders)));
    first ??= seen;
    const found = wrong ?? difference(seen, first);
    if (found !== null) return { orders, wrong: found, season };
  }
  return { orders, wrong: null, season: null };
};
