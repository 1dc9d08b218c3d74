import type { Person, Says, Telling } from './season.ts';

/** What has truly happened to a desk, in that order. Times are milliseconds UTC; `heardAt` is `null` where nobody noted it. */
export type Fact =
  | {
      readonly kind: 'told';
      readonly heardAt: number | null;
      readonly telling: Telling;
      /** The last that its commit brought: nothing is decided before. */
      readonly endsCommit: boolean;
    }
  | { readonly kind: 'imported' | 'seen'; readonly person: Person }
  | {
      readonly kind: 'queued';
      readonly message: string;
      readonly attempt: number;
      readonly person: Person;
      readonly at: number;
    }
  | { readonly kind: 'begun'; readonly message: string; readonly attempt: number; readonly at: number }
  | {
      readonly kind: 'answered';
      readonly message: string;
      readonly attempt: number;
      readonly at: number;
      readonly says: Says;
      readonly wamid: string;
    };

/** A message as a desk shows it. */
export type SeenMessage = {
  readonly direction: 'in' | 'out';
  /** Whose thread it is in. */
  readonly person: string | null;
  readonly wamid: string | null;
  readonly status: string;
  readonly statusAt: number;
  readonly at: number;
  readonly rungs: Readonly<Record<string, number>>;
  readonly conflict: boolean;
  readonly code: number | null;
  readonly timeline: readonly string[];
};

export type SeenPerson = {
  readonly last: string | null;
  readonly unread: number;
  readonly windowUntil: number | null;
};

/** Messages, sent, delivered, read, replied, failed, received. */
export type CountLine = readonly [number, number, number, number, number, number, number];

export type SeenCounts = {
  readonly day: Readonly<Record<string, CountLine>>;
  readonly hour: Readonly<Record<string, CountLine>>;
  readonly course: Readonly<Record<string, CountLine>>;
  readonly failures: Readonly<Record<string, number>>;
  readonly costs: Readonly<Record<string, number>>;
  /** How many were told to be delivered, to be read, and were answered. */
  readonly times: readonly [number, number, number];
};

/** All that is compared: of messages by our own name or the wamid, of people by phone or BSUID. */
export type Seen = {
  readonly messages: Readonly<Record<string, SeenMessage>>;
  readonly people: Readonly<Record<string, SeenPerson>>;
  readonly counts: SeenCounts;
};

/** One line of a timeline, as a text. */
export const timelineLine = (line: {
  readonly attempt: number;
  readonly who: string;
  readonly status: string;
  readonly at: number;
  readonly heardAt: number | null;
  readonly code: number | null;
}): string => [line.attempt, line.at, line.status, line.who, line.heardAt ?? '', line.code ?? ''].join(' ');
