/** When somebody last asked the receiver's verification question with our token, and with another; milliseconds UTC. */
export type Verifications = { readonly answeredAt: number | null; readonly refusedAt: number | null };

/** Remembers, for this run, how Meta's question and our own were answered. */
export const noteVerifications = (
  now: () => number,
): { note(outcome: 'answered' | 'refused'): void; told(): Verifications } => {
  let told: Verifications = { answeredAt: null, refusedAt: null };
  return {
    note: (outcome) => {
      told = { ...told, [outcome === 'answered' ? 'answeredAt' : 'refusedAt']: now() };
    },
    told: () => told,
  };
};
