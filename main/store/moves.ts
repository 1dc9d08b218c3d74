import type { Drafts } from './drafts.ts';

/** What a transaction has in hand and has touched so far; settled once, just before it commits, however many lines touched it. */
export type Moves = {
  readonly drafts: Drafts;
  /**
   * The line in hand has had its effect before: what it taught of people stands, and is not taught again. `rebuilt`: its
   * effect was taken away just now; `replayed`: it stands.
   */
  again: false | 'rebuilt' | 'replayed';
  /** Registrations whose last message may be another now. */
  readonly registrations: Set<number>;
  /** Registrations to announce, by college; `null` stands for "many". */
  readonly listed: Map<string, string | null>;
  /** Colleges whose templates may be others now. */
  readonly templates: Set<string>;
};

export const noMoves = (drafts: Drafts): Moves => ({
  drafts,
  again: false,
  registrations: new Set(),
  listed: new Map(),
  templates: new Set(),
});

/** One registration is announced by its id; a second one in the same transaction makes it "many". */
export const list = (moves: Moves, collegeId: string, registrationId: string | null): void => {
  const known = moves.listed.get(collegeId);
  moves.listed.set(collegeId, known === undefined || known === registrationId ? registrationId : null);
};

/** Writes as the writer does them: each within a transaction, with its moves in hand. */
export type WithMoves<W> = {
  [K in keyof W]: W[K] extends (...params: infer P) => infer R ? (moves: Moves, ...params: P) => R : never;
};
