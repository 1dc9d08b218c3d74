import type { Failure } from './failure.ts';

/** A share with what it is a share of. */
export type Share = { readonly part: number; readonly of: number };

/** Counts of messages by the day they were sent. */
export type Counts = {
  /** Messages of ours, and what became of each so far. */
  readonly messages: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly replied: number;
  readonly failed: number;
  /** Messages from students. */
  readonly received: number;
};

/** Each rate with its denominator. `read` is a lower bound: people can switch receipts off. */
export type Rates = {
  /** Of all messages of ours. */
  readonly sent: Share;
  readonly failed: Share;
  /** Of those that left Meta. */
  readonly delivered: Share;
  /** Of those that reached the phone. */
  readonly read: Share;
  readonly replied: Share;
};

export type CountsRow = Counts & { readonly rates: Rates };

export const GROUPINGS = ['day', 'hour', 'course', 'template', 'campaign'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** `key`: the day (`2026-11-23`), the hour (`0` to `23`), the course, the template or the campaign's id; empty for none. */
export type GroupRow = CountsRow & { readonly key: string; readonly label: string };

/** How long a step took, from when a message was sent. In seconds, each within ten percent; `null` where nothing was told. */
export type Spread = {
  readonly count: number;
  readonly median: number | null;
  readonly p90: number | null;
  /** How many took between `from` and `to` seconds, in rising order. */
  readonly distribution: readonly { readonly from: number; readonly to: number; readonly count: number }[];
};

export type AnalyticsSummary = {
  /** Days of the college, both included. */
  readonly from: string;
  readonly to: string;
  readonly total: CountsRow;
  readonly groups: readonly GroupRow[];
  readonly times: { readonly delivered: Spread; readonly read: Spread; readonly reply: Spread };
  readonly failures: readonly { readonly error: Failure; readonly count: number }[];
  /** Categories and types as Meta reported them; what a type means changed on 1 October 2026, so those before stand apart. */
  readonly costs: readonly {
    readonly category: string;
    readonly type: string;
    readonly era: 'before_october_2026' | 'since_october_2026';
    readonly messages: number;
  }[];
};
