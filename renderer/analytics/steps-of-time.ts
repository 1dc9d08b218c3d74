import type { Spread } from '../../preload/contract/analytics.ts';

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400];
/** Where one step ends and the next begins, in seconds: such as people think in. */
const EDGES = [5, 15, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR, DAY, 3 * DAY] as const;

/** From when to when, in seconds; `to` is `null` for the last. */
export type StepOfTime = { readonly from: number; readonly to: number | null };

export const STEPS_OF_TIME: readonly StepOfTime[] = [0, ...EDGES].map((from, step) => ({
  from,
  to: EDGES[step] ?? null,
}));

/** How many took as long as each step says. A bucket of the desk's counts where its middle lies: within ten percent. */
export const countByStep = ({ distribution }: Spread): readonly number[] => {
  const counts = STEPS_OF_TIME.map(() => 0);
  for (const { from, to, count } of distribution) {
    const middle = from === 0 ? 0 : Math.sqrt(from * to);
    const step = STEPS_OF_TIME.findIndex((one) => one.to === null || middle < one.to);
    counts[step] = (counts[step] ?? 0) + count;
  }
  return counts;
};
