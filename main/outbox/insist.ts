import type { Clock } from '../clock.ts';
import { Refusal } from '../refusal.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** The disk is full or the database locked: nothing was kept, and asking again later makes sense. */
const isUnavailable = (error: unknown): boolean => error instanceof Refusal && error.code === 'unavailable';

/** Does it, and again for as long as the disk is in the way. `undefined`: given up, for the program ends or it is a bug. */
export type Insist = <T>(work: () => Promise<T>) => Promise<T | undefined>;

/** Every refusal is reported. After `stop` the disk is asked once and not waited for. */
export const createInsist =
  (clock: Clock, stop: AbortSignal, report: (trouble: unknown) => void): Insist =>
  async (work) => {
    for (let refusals = 1; ; refusals += 1) {
      try {
        return await work();
      } catch (error) {
        report(error);
        if (!isUnavailable(error) || stop.aborted) return undefined;
      }
      await pause(clock, Math.min(LONGEST_MS, FIRST_MS * 2 ** (refusals - 1)), stop);
    }
  };

const pause = (clock: Clock, ms: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const over = (): void => {
      cancel();
      stop.removeEventListener('abort', over);
      resolve();
    };
    const cancel = clock.after(ms, over);
    stop.addEventListener('abort', over);
  });
