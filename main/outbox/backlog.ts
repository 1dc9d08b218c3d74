import type { Clock } from '../clock.ts';
import { createTurns } from '../turns.ts';

/** Work that stands in the store, done a step at a time beside everything else, from the start on. */
export type Backlog = AsyncDisposable & {
  /** There is something new to do. */
  goOn(): void;
};

/** After a disk that could not be written. */
const AGAIN_AFTER_MS = 5_000;

/** `step` does some of what is left, and says whether there was any. One that fails is reported, and made again in 5 s. */
export const createBacklog = (
  step: (stop: AbortSignal) => Promise<boolean>,
  clock: Clock,
  report: (trouble: unknown) => void,
): Backlog => {
  const stop = new AbortController();
  const turns = createTurns(
    async () => {
      try {
        while (!stop.signal.aborted && (await step(stop.signal)));
      } catch (trouble) {
        turns.at(clock.now() + AGAIN_AFTER_MS);
        report(trouble);
      }
    },
    clock,
    report,
  );
  turns.now();
  return {
    goOn: turns.now,
    [Symbol.asyncDispose]: () => {
      stop.abort();
      return turns.end();
    },
  };
};
