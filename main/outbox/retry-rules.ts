import type { FailureClass } from '../../preload/contract/failures/entry.ts';
import { TOO_FAST } from '../../preload/contract/failures/pace.ts';
import { type Codes, covers } from './covers.ts';
import type { Paused } from './pause.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is done about a failure. Times are ms; `tries` is how often it is tried again before a person is asked. */
export type Step =
  /** Any time from `least` to `first` doubled with each try, at most `most`. */
  | {
      readonly do: 'back_off';
      readonly least: number;
      readonly first: number;
      readonly most: number;
      readonly tries: number;
    }
  /** Exactly `first`, four times as long with each try. */
  | { readonly do: 'space_out'; readonly first: number; readonly tries: number }
  /** Not before `first`, twice as long with each try, and not all at once. */
  | { readonly do: 'wait_long'; readonly first: number; readonly spread: number; readonly tries: number }
  | { readonly do: 'await_status' }
  /** A person may send it again, at the earliest after so long. */
  | { readonly do: 'ask'; readonly why: 'fix_first' | 'later'; readonly after: number }
  | { readonly do: 'give_up' };

export type Rule = { readonly step: Step; readonly pause: Paused | null };

const BACK_OFF: Step = { do: 'back_off', least: SECOND, first: 2 * SECOND, most: 5 * MINUTE, tries: 10 };
const HOURLY: Step = { do: 'back_off', least: MINUTE, first: 5 * MINUTE, most: HOUR, tries: 10 };
const MAINTENANCE: Step = { do: 'back_off', least: MINUTE, first: 2 * MINUTE, most: 5 * MINUTE, tries: 12 };
const FIX: Step = { do: 'ask', why: 'fix_first', after: 0 };
const later = (after: number): Step => ({ do: 'ask', why: 'later', after });

/** What a class of PLATFORM 8 means when its row says no more. */
const BY_CLASS = {
  A: { step: { do: 'await_status' }, pause: null },
  B: { step: BACK_OFF, pause: null },
  L: { step: later(HOUR), pause: null },
  F: { step: FIX, pause: null },
  N: { step: { do: 'give_up' }, pause: null },
} as const satisfies Record<FailureClass, Rule>;

/** The rows of PLATFORM 8 that say more: how long, and what else would fail for the same reason. */
const ROWS: readonly (Rule & { readonly codes: Codes })[] = [
  // Nothing of the college can go: its login is dead, or the account is restricted or locked.
  { codes: [0, 190, 368, 131031], step: FIX, pause: 'college' },
  { codes: [131042], step: FIX, pause: 'paid' },
  // Nothing of the number can go: no permission, no such number, no approved name, not registered.
  { codes: [3, 10, [200, 299], 131005, 33, 131037, 131045, 133000, 133006, 133010], step: FIX, pause: 'number' },

  { codes: [130429, TOO_FAST], step: BACK_OFF, pause: 'number' },
  { codes: [4, 80007], step: HOURLY, pause: 'account' },
  { codes: [131056], step: { do: 'space_out', first: SECOND, tries: 8 }, pause: 'pair' },
  { codes: [131057, 2494100], step: MAINTENANCE, pause: 'number' },
  {
    codes: [133015],
    step: { do: 'back_off', least: 5 * MINUTE, first: 6 * MINUTE, most: 10 * MINUTE, tries: 6 },
    pause: 'number',
  },

  // Looping would make it worse: all campaigns of the number stop, and a person looks at its quality.
  { codes: [131048, 131064], step: later(0), pause: 'campaigns' },
  { codes: [131049], step: { do: 'wait_long', first: DAY, spread: HOUR, tries: 3 }, pause: 'marketing' },
  { codes: [131050], step: { do: 'give_up' }, pause: 'marketing' },

  // The template, its form or the route: the rest of the campaign would fail alike.
  { codes: [132001, 132007, 132068, 131055, 134100, 131063, 134102], step: FIX, pause: 'campaign' },
  { codes: [132015, 132069], step: later(HOUR), pause: 'campaign' },
  { codes: [134101], step: later(10 * MINUTE), pause: 'campaign' },
  { codes: [132016], step: { do: 'give_up' }, pause: 'campaign' },
  { codes: [133016], step: later(3 * DAY), pause: null },
];

/** What never reached Meta goes again however long the way there is closed: nobody has refused it. */
export const NOT_SENT: Rule = { step: { ...BACK_OFF, tries: Number.POSITIVE_INFINITY }, pause: null };

/** What is done about this failure. Every code has a rule, because every class has one. */
export const ruleOf = (code: number, letter: FailureClass): Rule =>
  ROWS.find(({ codes }) => covers(codes, code)) ?? BY_CLASS[letter];
