import type { AuditRow } from '../../preload/contract/asks/consent.ts';
import type { AutoReply, AutoReplyRule } from '../../preload/contract/auto-reply.ts';
import type { CollegeSettings } from '../../preload/contract/college-settings.ts';
import type { Student } from './read-students.ts';
import type { Order, OutboxEntry } from './sending.ts';

/** An incoming message that no automatic reply was looked for yet. Times are ms UTC. */
export type Unlooked = {
  readonly n: number;
  readonly id: string;
  readonly collegeId: string;
  readonly kind: string;
  readonly text: string;
  readonly groupId: string | null;
  readonly at: number;
  readonly student: Student | null;
  /** Minutes from UTC to the college's clock. */
  readonly utcOffsetMinutes: number;
  /** The last message either way before this one; `null`: there was none. */
  readonly before: number | null;
  /** When each rule last answered this student. */
  readonly firings: Readonly<Record<string, number>>;
  /** How many automatic replies went to this student since a person last wrote to them. */
  readonly inARow: number;
};

/** A reply that goes out by itself: which rule, to which message. */
export type Firing = {
  readonly rule: string;
  readonly message: number;
  readonly collegeId: string;
  readonly order: Order;
};

export type ConsentWrites = {
  optOut(collegeId: string, id: string, optedOut: boolean, who: string): { id: string };
  saveAutoReply(collegeId: string, id: string | null, rule: AutoReplyRule, who: string): AutoReply;
  removeAutoReply(collegeId: string, id: string, who: string): { id: string };
  /** Everything up to this message was looked at, and these answer: in one commit, so that a crash neither loses nor doubles one. */
  answerBySelf(upTo: number, firings: readonly Firing[]): readonly OutboxEntry[];
};

export type ConsentReads = {
  collegeSettings(collegeId: string): CollegeSettings;
  autoReplies(collegeId: string): readonly AutoReply[];
  unlooked(limit: number): readonly Unlooked[];
  audit(
    collegeId: string,
    query: {
      /** What concerns the whole desk too. */
      readonly desk: boolean;
      readonly who: string | undefined;
      readonly from: number | undefined;
      readonly until: number | undefined;
      readonly registrationId: string | undefined;
      readonly limit: number;
      readonly after: string | undefined;
    },
  ): { rows: readonly AuditRow[]; next: string | null };
};
