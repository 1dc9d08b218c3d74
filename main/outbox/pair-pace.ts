/** What Meta allows from one number to one person. */
export type PairLimit = {
  /** One message per this long, ms. */
  readonly everyMs: number;
  /** So many at most in one burst. */
  readonly burst: number;
  /** A burst is what is sent within this long of its first message, ms. */
  readonly burstMs: number;
};

/** PLATFORM 7.5: 1 per 6 s; up to 45 at once, borrowed from the future: after 20 at once, about two minutes of silence. */
export const PAIR_LIMIT: PairLimit = { everyMs: 6_000, burst: 45, burstMs: 6_000 };

export type PairPace = {
  /** From when on the next one may go, ms UTC. Who does not borrow waits until all that was borrowed is repaid. */
  opensAt(pair: string, now: number, borrowing: 'may_borrow' | 'never_borrows'): number;
  sent(pair: string, at: number): void;
};

type Burst = { readonly begunAt: number; readonly count: number };

/**
 * Each message of a burst costs its six seconds, counted from the first, and nothing goes until they are repaid. Meta does not say
 * when a burst ends; this is the strictest reading of it, so that every other one is kept as well.
 */
export const createPairPace = ({ everyMs, burst, burstMs }: PairLimit): PairPace => {
  const bursts = new Map<string, Burst>();
  const repaidAt = ({ begunAt, count }: Burst): number => begunAt + count * everyMs;

  const forget = (now: number): void => {
    for (const [pair, last] of bursts) {
      if (repaidAt(last) > now) return;
      bursts.delete(pair);
    }
  };

  return {
    opensAt: (pair, now, borrowing) => {
      const last = bursts.get(pair);
      if (last === undefined) return Number.NEGATIVE_INFINITY;
      const goesOn = now < last.begunAt + burstMs && last.count < burst;
      return borrowing === 'may_borrow' && goesOn ? last.begunAt : repaidAt(last);
    },
    sent: (pair, at) => {
      forget(at);
      const last = bursts.get(pair);
      bursts.delete(pair);
      const goesOn = last !== undefined && at < repaidAt(last);
      bursts.set(pair, goesOn ? { begunAt: last.begunAt, count: last.count + 1 } : { begunAt: at, count: 1 });
    },
  };
};
