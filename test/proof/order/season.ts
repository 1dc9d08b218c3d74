import type { Echo, SentMessage } from '../../support/meta/message-object.ts';
import type { Report } from '../../support/meta/status-object.ts';
import { type Random, seededRandom } from '../../support/random.ts';
import { inventOutbox } from './invent-outbox.ts';
import { inventTellings } from './invent-tellings.ts';

/** Somebody on WhatsApp. `enrolled`: in the college's list; `stranger`: in none; `veiled`: in none, and shows no phone. */
export type Person = {
  readonly kind: 'enrolled' | 'stranger' | 'veiled';
  readonly phone: string | null;
  readonly bsuid: string;
  readonly course: string | null;
};

/** Which try of ours a report is about, and whether it says so itself. */
export type Ours = { readonly message: string; readonly attempt: number; readonly named: boolean };

/** One thing that Meta tells. */
export type Telling =
  | { readonly kind: 'report'; readonly report: Report; readonly ours: Ours | null }
  | { readonly kind: 'text'; readonly message: SentMessage }
  | { readonly kind: 'echo'; readonly echo: Echo };

export type Says = 'accepted' | 'refused' | 'unknown';

/** What happens to the desk, in the order it happens. A step whose ground is gone does nothing. */
export type Step =
  /** POSTs that share a commit. */
  | { readonly do: 'deliver'; readonly posts: readonly (readonly Telling[])[] }
  | { readonly do: 'import' | 'see'; readonly person: number }
  | { readonly do: 'queue'; readonly message: string; readonly person: number }
  | { readonly do: 'begin'; readonly message: string }
  | { readonly do: 'judge'; readonly message: string }
  | {
      readonly do: 'answer';
      readonly message: string;
      readonly attempt: number;
      readonly says: Says;
      readonly wamid: string;
    };

export type Season = { readonly people: readonly Person[]; readonly steps: readonly Step[] };

/** The first moment that anything is told of, and how many seconds later the last may be. Milliseconds UTC. */
export const SEASON_FROM = 1_799_700_000_000;
export const SEASON_SECONDS = 250_000;

/** No two things of a season happen in one second, but for rungs of one message: so nothing is last by chance. */
export type Moments = () => number;

/** A step and when it comes, as a place between 0 and 1. */
export type Placed = { readonly place: number; readonly step: Step };
export type PlacedTelling = { readonly place: number; readonly telling: Telling };

/** The same season for the same seed. `outbox`: messages that this desk sends are among it. */
export const inventSeason = (seed: number, { outbox }: { readonly outbox: boolean }): Season => {
  const random = seededRandom(seed);
  const moments = momentsOf(random);
  const people = Array.from({ length: random.between(1, 4) }, (_, index) => inventPerson(random, seed, index));
  const sent = outbox ? inventOutbox(random, seed, people, moments) : { steps: [], tellings: [] };
  const told = [...inventTellings(random, seed, people, moments), ...sent.tellings];
  const again = told.flatMap((one) => (random.chance(0.25) ? [repeated(random, one)] : []));
  const steps = people.flatMap((person, index) => inventCare(random, person, index));
  return { people, steps: inOrder(random, [...sent.steps, ...steps], [...told, ...again]) };
};

const momentsOf = (random: Random): Moments => {
  const taken = new Set<number>();
  return () => {
    for (;;) {
      const second = random.between(0, SEASON_SECONDS);
      if (taken.size === taken.add(second).size) continue;
      return SEASON_FROM + second * 1_000;
    }
  };
};

const inventPerson = (random: Random, seed: number, index: number): Person => {
  const kind = random.pick<Person['kind']>(['enrolled', 'enrolled', 'enrolled', 'stranger', 'veiled']);
  const digits = String((seed % 1_000_000) * 10 + index).padStart(8, '0');
  return {
    kind,
    phone: kind === 'veiled' ? null : `9198${digits}`,
    bsuid: `IN.${digits}77`,
    course: kind === 'enrolled' ? random.pick(['BSc', 'BA', 'BCom']) : null,
  };
};

/** When the student comes into the list, and when somebody looks at the thread. */
const inventCare = (random: Random, { kind }: Person, person: number): Placed[] => [
  ...(kind === 'enrolled'
    ? [{ place: random.chance(0.6) ? 0 : random.fraction(), step: { do: 'import', person } } as const]
    : []),
  ...(random.chance(0.5) ? [{ place: random.fraction(), step: { do: 'see', person } } as const] : []),
];

const repeated = (random: Random, { place, telling }: PlacedTelling): PlacedTelling => ({
  place: place + (1 - place) * random.fraction(),
  telling,
});

/** Tellings that come one after another share POSTs, and POSTs share commits, as chance has it. */
const inOrder = (random: Random, placed: readonly Placed[], tellings: readonly PlacedTelling[]): Step[] => {
  const all = [...placed, ...tellings].sort((a, b) => a.place - b.place);
  const steps: Step[] = [];
  let posts: Telling[][] = [];
  const deliver = (): void => {
    if (posts.length > 0) steps.push({ do: 'deliver', posts });
    posts = [];
  };
  for (const one of all) {
    if ('step' in one) {
      deliver();
      steps.push(one.step);
      continue;
    }
    const last = posts.at(-1);
    if (last && random.chance(0.45)) last.push(one.telling);
    else posts.push([one.telling]);
    if (random.chance(0.6)) deliver();
  }
  deliver();
  return steps;
};
