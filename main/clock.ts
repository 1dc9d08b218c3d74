/** Time, as whoever waits needs it. `after` returns its undo. */
export type Clock = {
  /** Milliseconds UTC. */
  now(): number;
  after(ms: number, run: () => void): () => void;
};

/** The machine's own. A timer of ours keeps no program running. */
export const machineClock: Clock = {
  now: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
