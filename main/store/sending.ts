import type { OutboxState, PausedKind, PersonChoice, PersonWhy, Skipped } from '../../preload/contract/outgoing.ts';
import type { MessageRow } from '../../preload/contract/rows.ts';
import type { ReportedStatus } from '../../preload/contract/status.ts';
import type { Template } from '../../preload/contract/template.ts';
import type { MediaRef } from '../meta/line.ts';
import type { Student } from './read-students.ts';
import type { KeptTemplate } from './templates.ts';

/** One message to be sent to one registration, already in the words the student will read. */
export type Order = {
  readonly registrationId: string;
  /** Meta's message type. */
  readonly kind: string;
  readonly text: string;
  /** JSON of what is sent, as the Graph client takes it. */
  readonly payload: string;
  /** Name and language; `null`: free form, which needs an open window. */
  readonly template: { readonly name: string; readonly language: string } | null;
  readonly marketing: boolean;
  readonly media: MediaRef | null;
  /** The wamid it answers. */
  readonly replyTo: string | null;
  readonly dedupeKey: string | null;
};

/** Whose orders these are. */
export type Ordering = {
  readonly campaignId: string | null;
  readonly askedBy: string;
  /** Who got the same template since then (ms UTC) is left out; without it, nobody is. */
  readonly sparedSince?: number | null;
};

/** A message that waits in the outbox, with what pacing needs to know of it. Times are ms UTC. */
export type OutboxEntry = {
  readonly id: string;
  readonly place: number;
  readonly college: string;
  readonly portfolio: string;
  readonly account: string;
  readonly number: string;
  readonly person: string;
  readonly campaign: string | null;
  readonly notBefore: number;
  readonly windowUntil: number | null;
  readonly marketing: boolean;
  readonly paid: boolean;
};

export type Enqueued = {
  /** In the order of the orders; one that was queued before under the same key is among them. */
  readonly queued: readonly { readonly registrationId: string; readonly id: string }[];
  readonly waiting: readonly OutboxEntry[];
  readonly skipped: readonly Skipped[];
};

export type TryKey = { readonly id: string; readonly attempt: number };

/** A try that is on disk as begun, with what its request needs. */
export type BegunTry = TryKey & {
  readonly payload: string;
  readonly number: string;
  readonly recipient: { readonly phone: string } | { readonly bsuid: string };
  readonly replyTo: string | null;
};

/** What is known of a try. */
export type TryOutcome =
  | { readonly is: 'accepted'; readonly at: number }
  | { readonly is: 'reported'; readonly status: Exclude<ReportedStatus, 'failed'>; readonly at: number }
  | { readonly is: 'not_sent'; readonly at: number }
  | {
      readonly is: 'failed';
      readonly code: number;
      readonly transient: boolean;
      readonly heard: 'in_answer' | 'in_report';
      readonly at: number;
    };

export type TryEnd = {
  readonly outcome: Exclude<TryOutcome, { is: 'reported' }>;
  readonly wamid: string | null;
  readonly httpStatus: number | null;
  readonly words: { readonly title: string; readonly details: string | null } | null;
};

/** A try that came to its end, and what follows. */
export type EndedTry = {
  readonly key: TryKey;
  readonly end: TryEnd;
  readonly next: NextStep;
  readonly pause: PauseEntry | null;
};

/** What becomes of a message after a try. Times are ms UTC. */
export type NextStep =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly notBefore: number }
  | { readonly kind: 'await_status'; readonly until: number }
  | { readonly kind: 'person'; readonly why: PersonWhy; readonly code: number | null; readonly notBefore: number }
  | { readonly kind: 'never'; readonly code: number | null };

export type KnownTry = { readonly begunAt: number; readonly outcome: TryOutcome | null; readonly settled: boolean };

/** A newest try whose outcome nobody has acted upon. */
export type UnjudgedTry = {
  readonly message: OutboxEntry;
  readonly attempt: number;
  readonly outcome: Extract<TryOutcome, { is: 'not_sent' | 'failed' }>;
  readonly history: readonly KnownTry[];
};

/** `at`: milliseconds UTC, Meta's clock. `person` as in `OutboxEntry`. */
export type Heard = { readonly number: string; readonly person: string; readonly at: number };

/** `until` is `null` where a person must lift it. */
export type PauseEntry = {
  readonly what: PausedKind;
  readonly id: string;
  readonly collegeId: string;
  readonly until: number | null;
  readonly code: number | null;
};

export type SendingWrites = {
  /** Queues what may be queued; the rest is told with its reason. */
  enqueue(collegeId: string, orders: readonly Order[], ordering: Ordering): Enqueued;
  /** Begins the next try of each that still waits and may still go. */
  beginTries(ids: readonly string[], at: number): readonly BegunTry[];
  /** Each message as it waits again, where it does. */
  endTries(ended: readonly EndedTry[]): readonly (OutboxEntry | null)[];
  /** Acts upon what `unjudged` told. Nothing happens where the message has moved on meanwhile. */
  judge(key: TryKey, next: NextStep, pause: PauseEntry | null): OutboxEntry | null;
  /** Tries that were under way when the program ended: each waits for its status for so long after it began. */
  adoptOrphans(awaitStatusMs: number): number;
  /** What a person decides about a message that waits for them. */
  decide(collegeId: string, id: string, choice: PersonChoice, who: string): OutboxEntry | null;
  /** Takes back what was never begun. */
  cancelMessages(collegeId: string, ids: readonly string[], who: string): number;
  /** Takes back all that waits to be sent to a student. A `Refusal` while a message to them is being sent. */
  recallStudent(collegeId: string, registrationId: string): number;
  /** A whole list of an account's templates, as Meta had it at that time. */
  saveTemplates(wabaId: string, templates: readonly Template[], at: number): null;
  pause(pause: PauseEntry, who: string): null;
  resume(collegeId: string, what: PausedKind, id: string, who: string): null;
};

export type SendingReads = {
  templates(collegeId: string): readonly KeptTemplate[];
  /** These registrations of the college; an id that is none of the college's is left out. */
  students(collegeId: string, ids: readonly string[]): readonly Student[];
  /** The wamid of a message of the college; `null` where there is none. */
  wamidOf(collegeId: string, id: string): string | null;
  /** What waits, of all colleges, in the order it was asked for, from a place on. */
  waiting(after: number, limit: number): readonly OutboxEntry[];
  /** To which number, from whom and when these incoming messages came, by our ids. */
  heardFrom(ids: readonly string[]): readonly Heard[];
  unjudged(now: number): readonly UnjudgedTry[];
  /** Tries of a message before this one, the oldest first. */
  history(key: TryKey): readonly KnownTry[];
  /** When the next awaited status is over. */
  nextDue(): number | null;
  /** Tries begun since, the oldest first. */
  begunSince(at: number): readonly { readonly message: OutboxEntry; readonly at: number }[];
  /** Pauses that are not over; of all colleges without one. */
  pauses(collegeId: string | null, now: number): readonly (PauseEntry & { readonly at: number })[];
  outboxCounts(collegeId: string): Readonly<Record<Exclude<OutboxState, 'done' | 'never' | 'cancelled'>, number>>;
  /** Messages that wait for a person, oldest first. */
  undecided(
    collegeId: string,
    query: { limit: number; after: string | undefined },
  ): { rows: readonly MessageRow[]; next: string | null };
};
