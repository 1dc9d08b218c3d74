import type { Clock } from '../../main/clock.ts';

/** Time that passes only when the test says so. */
export type HandClock = Clock & {
  /** Lets so many milliseconds pass: what is due meanwhile runs in order, each at its own time and to its end. */
  pass(ms: number): Promise<void>;
  /** How many timers wait. */
  waiting(): number;
};

type Timer = { readonly at: number; readonly run: () => void };

export const handClock = (start: number): HandClock => {
  const timers = new Set<Timer>();
  let now = start;
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const next = (until: number): Timer | undefined =>
    [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass: async (ms) => {
      const until = now + ms;
      await settled();
      for (let timer = next(until); timer; timer = next(until)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.run();
        await settled();
      }
      now = until;
    },
    waiting: () => timers.size,
  };
};
