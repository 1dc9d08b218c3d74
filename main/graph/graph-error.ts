import type { FailureClass } from '../../preload/contract/failures/entry.ts';
import { failureOf } from '../../preload/contract/failures.ts';

/** Meta's own words about what it did not do. `code` is `null` where Meta gave none: class `F`, no retry by itself. */
export type MetaWords = {
  readonly title: string;
  readonly details: string | null;
  /** Deprecated since v16, for people only: nothing is decided by it (PLATFORM 7.4). */
  readonly subcode: number | null;
  readonly transient: boolean;
  readonly httpStatus: number;
  /** What Meta's support asks for. */
  readonly fbtraceId: string | null;
};

/** Why an outcome is unknown. `code`: Meta answered with a code of class `A`. */
export type Doubt = 'timeout' | 'stopped' | 'dropped' | 'server_error' | 'unreadable' | 'code';

/** Why nothing left this machine. */
export type Hindrance = 'no_token' | 'no_connection' | 'stopped';

/**
 * What went wrong with a call, by what can be done about it. No text in here holds a token.
 *
 * - `refused`: Meta did not do it. `class` says whether and when it goes again.
 * - `unknown_outcome`: Meta may have done it. A send waits for a status with its own callback data (PLATFORM 7.5).
 * - `not_sent`: Meta has never heard of it; it may go again as it is.
 * - `unfit`: ours to mend; it was not sent and will never go as it is. `problems` are whole sentences.
 */
export type GraphFailure =
  | ({ readonly kind: 'refused'; readonly code: number | null; readonly class: FailureClass } & MetaWords)
  | {
      readonly kind: 'unknown_outcome';
      readonly why: Doubt;
      /** Meta's code, or `NO_ANSWER`: `failureOf` explains both. */
      readonly code: number;
      readonly title: string;
      readonly details: string | null;
      readonly httpStatus: number | null;
      readonly fbtraceId: string | null;
    }
  | { readonly kind: 'not_sent'; readonly why: Hindrance; readonly details: string | null }
  | { readonly kind: 'unfit'; readonly problems: readonly string[] };

/** Meta's "no" with a code, as what it means for us: class `A` says that it may have been a "yes". */
export const metaSaid = (code: number, words: MetaWords): GraphFailure => {
  const known = failureOf(code).class;
  if (known !== 'A') return { kind: 'refused', code, class: known, ...words };
  const { title, details, httpStatus, fbtraceId } = words;
  return { kind: 'unknown_outcome', why: 'code', code, title, details, httpStatus, fbtraceId };
};
