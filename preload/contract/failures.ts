import { ACCOUNT_FAILURES } from './failures/account.ts';
import type { FailureClass, FailureEntry } from './failures/entry.ts';
import { FAULT_FAILURES } from './failures/fault.ts';
import { FEATURE_FAILURES } from './failures/feature.ts';
import { MARKETING_FAILURES } from './failures/marketing.ts';
import { MESSAGE_FAILURES } from './failures/message.ts';
import { NUMBER_FAILURES } from './failures/number.ts';
import { OWN_FAILURES } from './failures/own.ts';
import { PACE_FAILURES } from './failures/pace.ts';
import { PERSON_FAILURES } from './failures/person.ts';
import { TEMPLATE_FAILURES } from './failures/template.ts';
import { UNKNOWN_FAILURE } from './failures/unknown.ts';
import { WHO } from './failures/who.ts';

/** What happened, whose job it is, and the next step with whether the message is sent again: whole sentences for a clerk. */
export type Words = { readonly what: string; readonly who: string; readonly next: string };

export type FailureAdvice = {
  readonly code: number;
  readonly class: FailureClass;
  readonly en: Words;
  readonly hi: Words;
};

/** Every failure we can explain: PLATFORM 8, and codes of our own, below zero. No code stands twice. */
export const FAILURES: readonly FailureEntry[] = [
  ...ACCOUNT_FAILURES,
  ...NUMBER_FAILURES,
  ...PACE_FAILURES,
  ...FAULT_FAILURES,
  ...PERSON_FAILURES,
  ...MESSAGE_FAILURES,
  ...FEATURE_FAILURES,
  ...TEMPLATE_FAILURES,
  ...MARKETING_FAILURES,
  ...OWN_FAILURES,
];

/** What we say about a failure. A code we do not know is explained as such, never guessed. */
export const failureOf = (code: number): FailureAdvice => {
  const found = FAILURES.find((entry) => entry.codes.some((known) => covers(known, code))) ?? UNKNOWN_FAILURE;
  const who = WHO[found.who];
  return { code, class: found.class, en: { ...found.en, who: who.en }, hi: { ...found.hi, who: who.hi } };
};

/** The `advice` of a failure on the wire: in English, what happened and what to do. */
export const adviceOf = (code: number): string => {
  const { en } = failureOf(code);
  return `${en.what} ${en.next}`;
};

const covers = (known: FailureEntry['codes'][number], code: number): boolean =>
  typeof known === 'number' ? known === code : known[0] <= code && code <= known[1];
