import { NO_ANSWER } from '../../preload/contract/failures/fault.ts';
import type { Clock } from '../clock.ts';
import type { Insist } from './insist.ts';
import type { Begun, Ended, Keeping } from './keeping.ts';
import type { LimitNews } from './limit-news.ts';
import { newsOf } from './news-of.ts';
import { afterOutcome, type RetrySettings } from './retry.ts';
import type { Waiting } from './waiting.ts';

type LandingNeeds = {
  readonly keeping: Pick<Keeping, 'history' | 'end'>;
  readonly insist: Insist;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: () => number;
  readonly retry: () => RetrySettings;
  readonly tell: (news: readonly LimitNews[]) => void;
  /** A status is awaited until then, ms UTC. */
  readonly awaits: (until: number) => void;
};

/** Keeps what came of a try together with what follows from it. The message as it waits again, where it does. */
export const createLanding =
  ({ keeping, insist, clock, random, retry, tell, awaits }: LandingNeeds) =>
  async (message: Waiting, { id, attempt }: Begun, ended: Ended): Promise<Waiting | null> => {
    const history = attempt === 1 ? [] : await insist(() => keeping.history({ id, attempt }));
    // Given up: it stays begun on disk, and waits for its status at the next start.
    if (history === undefined) return null;
    const decision = afterOutcome(ended.outcome, history, clock.now, random, retry());
    tell(newsOf(message, ended.outcome, decision));
    const again = await insist(() => keeping.end({ message, attempt, ended, decision }));
    if (decision.kind === 'await_status') awaits(decision.until);
    return again ?? null;
  };

/** A bug of ours while the request may have been under way: as unclear as no answer. */
export const nobodyKnows = (at: number): Ended => ({
  outcome: { is: 'failed', code: NO_ANSWER, transient: false, heard: 'in_answer', at },
  wamid: null,
  httpStatus: null,
  words: null,
});
