import type { MessageRecord } from './message-record.ts';

/** What a transaction has touched so far; settled once, just before it commits, however many lines touched it. */
export type Moves = {
  /** Messages whose fold must be made again. */
  readonly messages: Set<number>;
  /** Of those, the ones created in this transaction: nothing was counted for them yet. */
  readonly fresh: Set<number>;
  /** Of those, the ones to announce even if their fold stays as it is (a reaction came, its student became known). */
  readonly announced: Set<number>;
  /** Rows as they were counted, where a line altered them before they are settled. */
  readonly before: Map<number, MessageRecord>;
  /** Rows that were counted and are gone. */
  readonly removed: MessageRecord[];
  /** Registrations whose last message may be another now. */
  readonly registrations: Set<number>;
  /** Registrations to announce, by college; `null` stands for "many". */
  readonly listed: Map<string, string | null>;
};

export const noMoves = (): Moves => ({
  messages: new Set(),
  fresh: new Set(),
  announced: new Set(),
  before: new Map(),
  removed: [],
  registrations: new Set(),
  listed: new Map(),
});

/** One registration is announced by its id; a second one in the same transaction makes it "many". */
export const list = (moves: Moves, collegeId: string, registrationId: string | null): void => {
  const known = moves.listed.get(collegeId);
  moves.listed.set(collegeId, known === undefined || known === registrationId ? registrationId : null);
};

/** Touches a message that must be announced whatever its fold says. */
export const announce = (moves: Moves, message: number): void => {
  moves.messages.add(message);
  moves.announced.add(message);
};
