import type { Clock } from './clock.ts';

/** Work that is done when asked for or when its time has come, and never twice at once. */
export type Turns = {
  /** At once, or once more after the turn that runs. */
  now(): void;
  /** At that time, ms UTC, in place of the time set before; `Infinity`: only when asked for. */
  at(time: number): void;
  /** No turn begins any more; resolves when the one that runs is over. */
  end(): Promise<void>;
};

/** Longer than this no timer is set: the machine's take no more, and a clock may be set meanwhile. */
const LONGEST_MS = 60 * 60_000;

export const createTurns = (work: () => Promise<void>, clock: Clock, report: (bug: unknown) => void): Turns => {
  let asked = false;
  let ended = false;
  let running: Promise<void> | null = null;
  let cancel: () => void = () => undefined;

  const run = async (): Promise<void> => {
    while (asked && !ended) {
      asked = false;
      await work().catch(report);
    }
    running = null;
  };
  const now = (): void => {
    if (ended) return;
    asked = true;
    running ??= run();
  };

  return {
    now,
    at: (time) => {
      cancel();
      if (ended || time === Number.POSITIVE_INFINITY) return;
      cancel = clock.after(Math.min(LONGEST_MS, Math.max(0, time - clock.now())), now);
    },
    end: async () => {
      ended = true;
      cancel();
      await running;
    },
  };
};
