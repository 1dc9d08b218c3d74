import type { Outcome, Try } from './outcome.ts';
import type { Paused } from './pause.ts';
import type { Decision } from './retry.ts';
import type { Waiting } from './waiting.ts';

/** A try that is on disk as begun: its request goes out now, and never again under this number. */
export type Begun = {
  readonly id: string;
  /** Which try of the message, counted from 1; travels with the id as callback data. */
  readonly attempt: number;
  /** What is sent, as it was asked for; read by whoever speaks to Meta. */
  readonly payload: string;
  readonly number: string;
  readonly recipient: { readonly phone: string } | { readonly bsuid: string };
  /** The wamid it answers. */
  readonly replyTo: string | null;
};

/** What came of a request, beyond what pacing and retry need: the wamid, and Meta's words. */
export type Ended = {
  readonly outcome: Extract<Outcome, { is: 'accepted' | 'not_sent' | 'failed' }>;
  readonly wamid: string | null;
  readonly httpStatus: number | null;
  readonly words: { readonly title: string; readonly details: string | null } | null;
};

/** A message whose newest try has an outcome that nobody has acted upon: reported as failed, or waited for in vain. */
export type Unjudged = {
  readonly message: Waiting;
  readonly attempt: number;
  readonly outcome: Extract<Outcome, { is: 'not_sent' | 'failed' }>;
  readonly history: readonly Try[];
};

/** A pause that was kept over a restart; `until` is `Infinity` where a person must lift it. */
export type KeptPause = { readonly what: Paused; readonly id: string; readonly until: number };

/** A try that came to its end, and what follows from it. */
export type Ending = {
  readonly message: Waiting;
  readonly attempt: number;
  readonly ended: Ended;
  readonly decision: Decision;
};

/**
 * What the outbox needs of whatever keeps it. Every promise resolves once it is on disk, so that a crash at any moment
 * leaves a message either waiting, or begun and not known to have gone, and never both.
 */
export type Keeping = {
  /** Those that wait to be sent, in the order they were asked for, from a place on. */
  waiting(after: number, limit: number): Promise<readonly Waiting[]>;
  /** Begins a try of each that still waits and may still go; the others are left out. */
  begin(ids: readonly string[], at: number): Promise<readonly Begun[]>;
  /** Notes what came of a try, and what follows. The message as it waits again, where it does. Twice is as once. */
  end(ending: Ending): Promise<Waiting | null>;
  /** Tries that were under way when the program ended wait for their status for so long after they began. Says how many. */
  orphans(awaitStatusMs: number): Promise<number>;
  /** Reported failures, and statuses awaited past their time; some of them, if there are many. */
  unjudged(now: number): Promise<readonly Unjudged[]>;
  /** Notes what follows from it; nothing where the message has moved on meanwhile. The message as it waits again. */
  judge(unjudged: Unjudged, decision: Decision): Promise<Waiting | null>;
  /** Tries of a message before this one, the oldest first. */
  history(newest: Pick<Begun, 'id' | 'attempt'>): Promise<readonly Try[]>;
  /** When the next awaited status is over, ms UTC. */
  nextDue(): Promise<number | null>;
  /** Tries begun since then, the oldest first, for pacing to remember. */
  sentSince(at: number): Promise<readonly { readonly message: Waiting; readonly at: number }[]>;
  pauses(now: number): Promise<readonly KeptPause[]>;
};
