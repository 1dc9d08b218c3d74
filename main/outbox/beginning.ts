import type { Clock } from '../clock.ts';
import type { Insist } from './insist.ts';
import type { Begun, Keeping } from './keeping.ts';
import type { Waiting } from './waiting.ts';

/** Begins tries on disk; resolves with those to be sent. While the disk is in the way it waits, and nothing is sent. */
export type Begin = (messages: readonly Waiting[]) => Promise<readonly Begun[]>;

export const createBegin = (
  keeping: Pick<Keeping, 'begin'>,
  insist: Insist,
  clock: Pick<Clock, 'now'>,
  stop: AbortSignal,
): Begin => {
  const begin: Begin = async (messages) => {
    const ids = messages.map(({ id }) => id);
    const begun = await insist(() => keeping.begin(ids, clock.now()));
    if (begun) return begun.filter(({ id }) => ids.includes(id));
    // A bug in one of them must not hold up the others; the one itself is left until the next start.
    const alone = [];
    if (messages.length > 1 && !stop.aborted) for (const message of messages) alone.push(...(await begin([message])));
    return alone;
  };
  return begin;
};
