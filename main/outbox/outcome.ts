import type { FailureClass } from '../../preload/contract/failures/entry.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import type { ReportedStatus } from '../../preload/contract/status.ts';
import { isKnown } from './covers.ts';

/** A try that failed, as told in the answer to the send, or in a webhook after it was accepted. */
export type Failed = {
  readonly is: 'failed';
  /** Meta's code, or ours for an answer without one: `NO_ANSWER`, `TOO_FAST`. */
  readonly code: number;
  /** Meta's `is_transient`; it decides only about codes that nobody knows. */
  readonly transient: boolean;
  readonly heard: 'in_answer' | 'in_report';
  readonly at: number;
};

/** The newest that is known of a try. `at`: when we heard it, ms UTC. */
export type Outcome =
  | { readonly is: 'accepted'; readonly at: number }
  | { readonly is: 'reported'; readonly status: Exclude<ReportedStatus, 'failed'>; readonly at: number }
  /** Meta has never heard of it: no connection, no token, stopped before. */
  | { readonly is: 'not_sent'; readonly at: number }
  | Failed;

/** One try at sending a message. */
export type Try = {
  readonly begunAt: number;
  /** `null`: under way. */
  readonly outcome: Outcome | null;
  /** A person has decided that it did not go out, or has taken the risk. */
  readonly settled: boolean;
};

/** PLATFORM 8: an unknown code is not tried again, unless Meta calls it transient. */
export const classOf = ({ code, transient }: Failed): FailureClass =>
  transient && !isKnown(code) ? 'B' : failureOf(code).class;

/** It left Meta's servers, or came further: nothing is to be sent again. */
export const hasGoneOut = (outcome: Outcome | null): boolean => outcome?.is === 'reported';

/** It may be on its way, and nobody knows. */
export const isUnsure = ({ outcome, settled }: Try): boolean => {
  if (settled || hasGoneOut(outcome)) return false;
  if (outcome === null || outcome.is === 'accepted') return true;
  return outcome.is === 'failed' && classOf(outcome) === 'A';
};
