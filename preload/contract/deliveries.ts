import type { Instant } from './rows.ts';
import type { StrayReason } from './stray.ts';

/**
 * What became of a delivery's lines: each had a place; some had none; none had one; or a bug of ours kept all of them
 * from their effect, and only the bytes were kept.
 */
export const VERDICTS = ['placed', 'partly', 'stray', 'quarantined'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One POST from Meta, as the list of deliveries shows it. */
export type RawDelivery = {
  /** They are numbered as they came. */
  readonly id: number;
  /** When it came, by our clock. */
  readonly at: Instant;
  /** The apps whose secret signed it; `null`: it was let in unsigned. */
  readonly apps: readonly string[] | null;
  /** Bytes, as it came. */
  readonly size: number;
  readonly lines: number;
  /** Lines without an effect. */
  readonly strays: number;
  readonly verdict: Verdict;
  /** Its bytes are gone: they are kept for so many days only, and not when they name a student who was forgotten. */
  readonly isEmptied: boolean;
};

/** A line that had no effect, from 0, and why. */
export type RawStray = {
  readonly line: number;
  readonly reason: StrayReason;
  readonly field: string | null;
  readonly phoneNumberId: string | null;
};

export type WholeDelivery = RawDelivery & {
  /** Indented where it is JSON, else as it came; `null` where it was emptied. */
  readonly body: string | null;
  readonly isJson: boolean;
  /** There is more of it than is shown. */
  readonly isCut: boolean;
  /** The first of its strays. */
  readonly strayLines: readonly RawStray[];
};

/** Deliveries that are given to today's parser once more, or were last. */
export type Replay = {
  readonly state: 'running' | 'done' | 'cancelled';
  /** From this delivery to that, both included. */
  readonly from: number;
  readonly to: number;
  /** Up to this one they have been gone through; before the first: `from` less 1. */
  readonly upTo: number;
  readonly begunAt: Instant;
  readonly endedAt: Instant | null;
  /** Deliveries whose bytes are kept and were given to the parser. */
  readonly replayed: number;
  /** Lines that were strays before and have a place now. */
  readonly placed: number;
  /** Messages about which something new came of it. */
  readonly changed: number;
  /** Lines that are strays now. */
  readonly strays: number;
  /** Deliveries that a bug of ours kept as they were. */
  readonly failed: number;
};
