import type { Random } from '../random.ts';
import { type Body, type Change, echoChange, envelope, messageChange, statusChange } from './bodies.ts';
import type { Echo, SentMessage } from './message-object.ts';
import type { Sender } from './party.ts';
import type { Report } from './status-object.ts';

/** Something Meta tells: a report of one of our messages, a message somebody wrote, or one we sent by phone. */
export type Happening = { readonly sender: Sender } & (
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'message'; readonly message: SentMessage }
  | { readonly kind: 'echo'; readonly echo: Echo }
);

export type Nastiness = {
  /** Share of happenings that are told twice; one in four of those a third time. */
  readonly repeats: number;
  /** The most happenings in one delivery; Meta goes up to 1,000 (S2). */
  readonly most: number;
};

const changesOf = (sender: Sender, group: readonly Happening[]): Change[] => {
  const reports = group.flatMap((happening) => (happening.kind === 'report' ? [happening.report] : []));
  const messages = group.flatMap((happening) => (happening.kind === 'message' ? [happening.message] : []));
  const echoes = group.flatMap((happening) => (happening.kind === 'echo' ? [happening.echo] : []));
  return [
    ...(reports.length > 0 ? [statusChange(sender, reports)] : []),
    ...(messages.length > 0 ? [messageChange(sender, messages)] : []),
    ...(echoes.length > 0 ? [echoChange(sender, echoes)] : []),
  ];
};

/** One delivery with all of these: an entry for each run of one number and (now and then) without need, as Meta does. */
export const pack = (random: Random, happenings: readonly Happening[]): Body => {
  const runs: Happening[][] = [];
  for (const happening of happenings) {
    const run = runs.at(-1);
    const same = run?.[0]?.sender.phoneNumberId === happening.sender.phoneNumberId;
    if (run && same && !random.chance(0.05)) run.push(happening);
    else runs.push([happening]);
  }
  const entries = runs.flatMap((run) =>
    run[0] ? [{ id: run[0].sender.wabaId, changes: changesOf(run[0].sender, run) }] : [],
  );
  return envelope(...entries);
};

/** All happenings as deliveries in Meta's manner: any order, repeats, batches from one to `most`. Each is in at least one. */
export const scatter = (random: Random, happenings: readonly Happening[], { repeats, most }: Nastiness): Body[] => {
  const twice = happenings.filter(() => random.chance(repeats));
  const thrice = twice.filter(() => random.chance(0.25));
  const mixed = random.shuffled([...happenings, ...twice, ...thrice]);
  const bodies: Body[] = [];
  for (let next = 0; next < mixed.length; ) {
    // Most batches are small, a few are as large as they can be.
    const size = Math.ceil(most ** random.fraction());
    bodies.push(pack(random, mixed.slice(next, next + size)));
    next += size;
  }
  return bodies;
};
