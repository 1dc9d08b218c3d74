import type { Status } from '../../preload/contract/status.ts';
import { furthest, isReceipt, LADDER, rank } from '../../preload/contract/status.ts';

/** Something we were told, or know ourselves, of one try at a message. Order among them has no meaning. */
export type Told = {
  /** Which try, counted from 1. */
  readonly attempt: number;
  readonly participant: string;
  readonly status: Status;
  readonly at: number;
  /** JSON as stored: equal failures are equal texts. */
  readonly error: string | null;
  readonly pricing: string | null;
};

/** What a message shows: the fold of all that was told of it. */
export type Face = {
  /** The attempt that is shown. */
  readonly attempt: number;
  readonly status: Status;
  readonly statusAt: number;
  /** The earliest time each rung was told. */
  readonly times: Partial<Record<Status, number>>;
  readonly conflict: boolean;
  readonly error: string | null;
  readonly pricing: string | null;
};

/**
 * The status rule. The same set of lines gives the same face in whatever order and however often they came:
 * every step below is a minimum, a maximum, or an "any of them".
 */
export const fold = (told: readonly [Told, ...Told[]]): Face => {
  const shown = shownAttempt(told);
  const lines = told.filter((line) => line.attempt === shown);
  const status = lines.map((line) => line.status).reduce(furthest);
  const times = earliest(lines);
  const conflict = told.some((line) => line.status === 'failed' && contradicted(line, told));
  return {
    attempt: shown,
    status,
    statusAt: times[status] ?? 0,
    times,
    conflict,
    error: status === 'failed' || conflict ? least((conflict ? told : lines).map((line) => line.error)) : null,
    pricing: firstPricing(lines),
  };
};

/** The furthest try that reached the student's phone, else the newest try. */
const shownAttempt = (told: readonly Told[]): number => {
  const received = told.filter((line) => isReceipt(line.status));
  const best = received.toSorted((a, b) => rank(b.status) - rank(a.status) || b.attempt - a.attempt)[0];
  return best?.attempt ?? Math.max(...told.map((line) => line.attempt));
};

/** The same try, for the same person, was told both to have failed and to have arrived. */
const contradicted = (failed: Told, told: readonly Told[]): boolean =>
  told.some(
    (line) => line.attempt === failed.attempt && line.participant === failed.participant && isReceipt(line.status),
  );

/** In the ladder's order, so that equal faces are equal texts too. */
const earliest = (lines: readonly Told[]): Partial<Record<Status, number>> => {
  const times: Partial<Record<Status, number>> = {};
  for (const rung of LADDER) {
    const told = lines.filter((line) => line.status === rung).map((line) => line.at);
    if (told.length > 0) times[rung] = Math.min(...told);
  }
  return times;
};

/** Meta repeats pricing on later rungs; the lowest rung that carries one is the one that counts. */
const firstPricing = (lines: readonly Told[]): string | null => {
  const priced = lines.filter((line) => line.pricing !== null);
  const lowest = Math.min(...priced.map((line) => rank(line.status)));
  return least(priced.filter((line) => rank(line.status) === lowest).map((line) => line.pricing));
};

const least = (texts: readonly (string | null)[]): string | null =>
  texts.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
