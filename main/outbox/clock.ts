/** Time, as the outbox needs it. `after` returns its undo. */
export type Clock = {
  /** Milliseconds UTC. */
  now(): number;
  after(ms: number, run: () => void): () => void;
};
