import { z } from 'zod';
import { NO_ANSWER } from '../../preload/contract/failures/fault.ts';
import { TOO_FAST } from '../../preload/contract/failures/pace.ts';
import { UNKNOWN_FAILURE } from '../../preload/contract/failures/unknown.ts';
import { failureOf } from '../../preload/contract/failures.ts';
import { type Doubt, type GraphFailure, type MetaWords, metaSaid } from './graph-error.ts';

/** What came over the wire. `json` is `undefined` where the body is no JSON. */
export type RawAnswer = { readonly httpStatus: number; readonly json: unknown };

const words = z.string();
/** A code, now and then written as a text. */
const whole = z
  .union([
    z.number().int(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .nullable()
  .catch(null);

/** `{"error":{...}}` as in PLATFORM 7.4; anything in it may be missing or odd. */
const errorBody = z.object({
  error: z.looseObject({
    message: words.catch(''),
    code: whole,
    error_subcode: whole,
    is_transient: z.boolean().catch(false),
    fbtrace_id: z.string().max(200).nullable().catch(null),
    error_user_msg: words.nullable().catch(null),
    error_data: z
      .object({ details: words.nullable().catch(null) })
      .nullable()
      .catch(null),
  }),
});

/**
 * The failure in an answer, or `null` if it is none. The code decides, not the HTTP status, which Meta asks not to trust
 * (S5); without a code, only 4xx with an error of Meta's is a "no". What is not Meta's (HTML, half a JSON, nothing)
 * leaves the outcome open, because the request may have arrived all the same.
 */
export const readFailure = ({ httpStatus, json }: RawAnswer): GraphFailure | null => {
  const parsed = errorBody.safeParse(json);
  if (!parsed.success) {
    if (httpStatus === 429) return tooFast({ ...BLANK, httpStatus });
    if (httpStatus >= 500) return inDoubt('server_error', httpStatus);
    return json !== undefined && httpStatus >= 200 && httpStatus < 300 ? null : inDoubt('unreadable', httpStatus);
  }
  const { error } = parsed.data;
  const said: MetaWords = {
    title: error.message,
    details: error.error_data?.details ?? error.error_user_msg,
    subcode: error.error_subcode,
    transient: error.is_transient,
    httpStatus,
    fbtraceId: error.fbtrace_id,
  };
  if (error.code !== null && (httpStatus < 500 || isKnown(error.code))) return metaSaid(error.code, said);
  if (httpStatus === 429) return tooFast(said);
  if (httpStatus >= 500) return inDoubt('server_error', httpStatus, said);
  if (httpStatus >= 400) return { kind: 'refused', code: null, class: 'F', ...said };
  return inDoubt('unreadable', httpStatus, said);
};

/** No answer, or none that can be relied on. */
export const inDoubt = (why: Doubt, httpStatus: number | null, said: Partial<MetaWords> = {}): GraphFailure => ({
  kind: 'unknown_outcome',
  why,
  code: NO_ANSWER,
  title: said.title ?? '',
  details: said.details ?? null,
  httpStatus,
  fbtraceId: said.fbtraceId ?? null,
});

const BLANK = { title: '', details: null, subcode: null, transient: false, fbtraceId: null } as const;

const tooFast = (said: MetaWords): GraphFailure => ({ kind: 'refused', code: TOO_FAST, class: 'B', ...said });

/** A fault with a code that nobody knows is a fault first. */
const isKnown = (code: number): boolean => failureOf(code).en.what !== UNKNOWN_FAILURE.en.what;
