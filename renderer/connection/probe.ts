import type { Clock } from './clock.ts';

/** Finds out whether anyone is there: pings, and calls `silent` when nothing at all is heard within the patience. */
export const createProbe = (clock: Clock, ping: () => void, silent: () => void) => {
  let cancel: (() => void) | null = null;
  let until = Number.POSITIVE_INFINITY;
  const stop = (): void => {
    cancel?.();
    cancel = null;
    until = Number.POSITIVE_INFINITY;
  };
  return {
    /** `patience` in milliseconds. Asked again while it waits, the earlier end counts. */
    start: (patience: number): void => {
      const end = clock.now() + patience;
      if (until <= end) return;
      stop();
      until = end;
      ping();
      cancel = clock.after(patience, () => {
        stop();
        silent();
      });
    },
    heard: stop,
    stop,
  };
};
