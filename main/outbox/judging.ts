import type { Clock } from '../clock.ts';
import { createTurns } from '../turns.ts';
import type { Insist } from './insist.ts';
import type { Keeping, Unjudged } from './keeping.ts';
import type { LimitNews } from './limit-news.ts';
import { pauseNews } from './news-of.ts';
import { afterOutcome, type RetrySettings } from './retry.ts';
import type { Waiting } from './waiting.ts';

type JudgingNeeds = {
  readonly keeping: Keeping;
  readonly insist: Insist;
  readonly clock: Clock;
  readonly random: () => number;
  readonly retry: () => RetrySettings;
  readonly report: (bug: unknown) => void;
  readonly tell: (news: readonly LimitNews[]) => void;
  readonly goesAgain: (messages: readonly Waiting[]) => void;
};

/** Acts upon what becomes known after the answer: failures that are reported, and statuses that never came. */
export type Judging = {
  soon(): void;
  /** A status is awaited until then, ms UTC. */
  dueAt(time: number): void;
  end(): Promise<void>;
};

/** A report that overtook its answer is found by looking, not by being told of it. */
const LOOK_EVERY_MS = 60_000;

export const createJudging = (needs: JudgingNeeds): Judging => {
  const { keeping, insist, clock, random, retry, report, tell, goesAgain } = needs;
  let lookAt = Number.POSITIVE_INFINITY;

  const setLook = (time: number): void => {
    lookAt = time;
    turns.at(time);
  };

  /** Whether it is noted what follows. */
  const judge = async (unjudged: Unjudged): Promise<boolean> => {
    const { message, outcome, history } = unjudged;
    const decision = afterOutcome(outcome, history, clock.now, random, retry());
    tell(pauseNews(message, decision));
    const again = await insist(() => keeping.judge(unjudged, decision));
    if (again) goesAgain([again]);
    return again !== undefined;
  };

  const turns = createTurns(
    async () => {
      setLook(clock.now() + LOOK_EVERY_MS);
      const some = (await insist(() => keeping.unjudged(clock.now()))) ?? [];
      let judged = 0;
      for (const one of some) judged += (await judge(one)) ? 1 : 0;
      // One that a bug keeps from being judged is looked at again later, not at once.
      if (judged > 0 && judged === some.length) return turns.now();
      const due = await insist(keeping.nextDue);
      if (due !== undefined && due !== null && due > clock.now()) setLook(Math.min(lookAt, due));
    },
    clock,
    report,
  );

  return {
    soon: turns.now,
    dueAt: (time) => {
      if (time < lookAt) setLook(time);
    },
    end: turns.end,
  };
};
