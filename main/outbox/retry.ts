import type { PersonWhy } from '../../preload/contract/outgoing.ts';
import { classOf, hasGoneOut, isUnsure, type Outcome, type Try } from './outcome.ts';
import type { Paused } from './pause.ts';
import { NOT_SENT, type Rule, ruleOf, type Step } from './retry-rules.ts';
import { waitOf } from './retry-wait.ts';

/** What must be held back besides this message, and until when (ms UTC; `Infinity`: until a person resumes it). */
export type Pause = { readonly what: Paused; readonly until: number };

/** What happens to a message next. Times are ms UTC; `code` is explained by the contract's `failureOf`; `null`: it never reached Meta. */
export type Decision = { readonly pause: Pause | null } & (
  | { readonly kind: 'done' }
  /** It goes again by itself, not before that time. */
  | { readonly kind: 'again'; readonly notBefore: number }
  /** It may be out: nothing happens until its status comes, or that time, when this is asked again. */
  | { readonly kind: 'await_status'; readonly until: number }
  /** A person decides; sending it again before that time would be of no use. */
  | { readonly kind: 'person'; readonly why: PersonWhy; readonly code: number | null; readonly notBefore: number }
  | { readonly kind: 'never'; readonly code: number | null }
);

export type RetrySettings = {
  /** How long a message that may be out waits for its status before a person is asked. */
  readonly awaitStatusMs: number;
};

/** Statuses come within seconds; ten minutes outlast a short failure of ours or of Meta's. */
export const DEFAULT_RETRY: RetrySettings = { awaitStatusMs: 10 * 60_000 };

/**
 * What is done after the newest try has come to this outcome, be it an answer or, later, a report. `history`: the earlier tries,
 * the oldest first. `random` gives numbers from 0 to 1, 1 excluded.
 * Nothing is ever sent again while any try may be out: there is no idempotency key (PLATFORM 7.5).
 */
export const afterOutcome = (
  outcome: Outcome,
  history: readonly Try[],
  clock: () => number,
  random: () => number,
  settings: RetrySettings = DEFAULT_RETRY,
): Decision => {
  const isOut = hasGoneOut(outcome) || history.some((earlier) => hasGoneOut(earlier.outcome));
  if (isOut || outcome.is === 'accepted' || outcome.is === 'reported') return { kind: 'done', pause: null };

  const rule = ruleFor(outcome);
  const decision = decide(rule, outcome, history, random, settings);
  const pause = pauseOf(rule, decision, outcome);

  const openUntil = Math.max(
    decision.kind === 'await_status' ? decision.until : Number.NEGATIVE_INFINITY,
    ...history.filter(isUnsure).map((earlier) => (earlier.outcome?.at ?? earlier.begunAt) + settings.awaitStatusMs),
  );
  if (openUntil > clock()) return { kind: 'await_status', until: openUntil, pause };
  if (openUntil === Number.NEGATIVE_INFINITY || decision.kind === 'never') return { ...decision, pause };
  return { kind: 'person', why: 'unsure', code: codeOf(outcome), notBefore: outcome.at, pause };
};

type Failure = Extract<Outcome, { is: 'failed' | 'not_sent' }>;

const codeOf = (failure: Failure): number | null => (failure.is === 'failed' ? failure.code : null);

const ruleFor = (failure: Failure): Rule =>
  failure.is === 'failed' ? ruleOf(failure.code, classOf(failure)) : NOT_SENT;

/** A decision without what is held back. */
type Plain = Decision extends infer One ? (One extends Decision ? Omit<One, 'pause'> : never) : never;

const decide = (
  { step }: Rule,
  failure: Failure,
  history: readonly Try[],
  random: () => number,
  { awaitStatusMs }: RetrySettings,
): Plain => {
  const { at } = failure;
  const code = codeOf(failure);
  switch (step.do) {
    case 'await_status':
      return { kind: 'await_status', until: at + awaitStatusMs };
    case 'ask':
      return { kind: 'person', why: step.why, code, notBefore: at + step.after };
    case 'give_up':
      return { kind: 'never', code };
    default: {
      const before = history.filter(({ outcome }) => outcome !== null && endedAlike(outcome, step)).length;
      const notBefore = at + waitOf(step, before, random);
      return before < step.tries
        ? { kind: 'again', notBefore }
        : { kind: 'person', why: 'tried_enough', code, notBefore };
    }
  }
};

const endedAlike = (outcome: Outcome, step: Step): boolean =>
  (outcome.is === 'failed' || outcome.is === 'not_sent') && ruleFor(outcome).step === step;

/** What has a time of its own ends with it; what a person must put right lasts until they say so. */
const pauseOf = ({ step, pause }: Rule, decision: Plain, { at }: Failure): Pause | null => {
  if (pause === null) return null;
  if (decision.kind === 'again') return { what: pause, until: decision.notBefore };
  if (decision.kind === 'person' && 'tries' in step) return { what: pause, until: Math.max(at, decision.notBefore) };
  return { what: pause, until: Number.POSITIVE_INFINITY };
};
