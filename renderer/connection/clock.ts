/** Time as this window needs it. `after` returns what cancels it; all in milliseconds. */
export type Clock = {
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
