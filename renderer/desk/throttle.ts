import type { Clock } from '../connection/clock.ts';

/** Runs soon after it is asked to, and never twice within `ms`. */
export const throttle = (clock: Clock, ms: number, run: () => void): (() => void) => {
  let waiting = false;
  let ranAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (waiting) return;
    waiting = true;
    clock.after(Math.max(50, ranAt + ms - clock.now()), () => {
      waiting = false;
      ranAt = clock.now();
      run();
    });
  };
};
