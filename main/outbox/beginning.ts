import type { Clock } from './clock.ts';
import { diskWait, isUnavailable } from './insist.ts';
import type { Begun, Keeping } from './keeping.ts';
import type { Waiting } from './waiting.ts';

/** What became of messages whose turn it was; those that are in neither are no longer to be sent. */
type Beginnings = {
  readonly begun: readonly Begun[];
  /** The disk refused them: they wait on. */
  readonly back: readonly Waiting[];
};

export type Beginning = {
  /** From when on the disk may be asked again, ms UTC. */
  opensAt(): number;
  begin(messages: readonly Waiting[]): Promise<Beginnings>;
};

/** Begins tries on disk. While the disk is in the way it is left alone, longer with each refusal, and nothing is sent. */
export const createBeginning = (
  keeping: Pick<Keeping, 'begin'>,
  clock: Clock,
  report: (trouble: unknown) => void,
): Beginning => {
  let refusals = 0;
  let opensAt = Number.NEGATIVE_INFINITY;

  const begin = async (messages: readonly Waiting[]): Promise<Beginnings> => {
    try {
      const ids = messages.map(({ id }) => id);
      const begun = await keeping.begin(ids, clock.now());
      refusals = 0;
      return { begun: begun.filter(({ id }) => ids.includes(id)), back: [] };
    } catch (error) {
      report(error);
      if (!isUnavailable(error)) return eachAlone(messages);
      refusals += 1;
      opensAt = clock.now() + diskWait(refusals);
      return { begun: [], back: messages };
    }
  };

  /** A bug in one of them must not hold up the others; the one itself is left until the next start. */
  const eachAlone = async (messages: readonly Waiting[]): Promise<Beginnings> => {
    if (messages.length <= 1) return { begun: [], back: [] };
    const all: Beginnings[] = [];
    for (const message of messages) all.push(await begin([message]));
    return { begun: all.flatMap(({ begun }) => begun), back: all.flatMap(({ back }) => back) };
  };

  return { opensAt: () => opensAt, begin };
};
