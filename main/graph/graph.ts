import type { z } from 'zod';
import { brokenCall } from './broken-call.ts';
import type { GraphFailure } from './graph-error.ts';
import { readJson } from './read-body.ts';
import { inDoubt, type RawAnswer, readFailure } from './read-error.ts';
import { redact, usableToken } from './token.ts';
import { readUsage, type Usage } from './usage.ts';

export type GraphNeeds = {
  readonly fetch: typeof fetch;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** Asked before every call, so that a new token holds at once. */
  readonly token: () => string | null | Promise<string | null>;
  /** Such as `https://graph.facebook.com` and `v26.0`. */
  readonly url: string;
  readonly version: string;
  /** How long a call may take, its body included. */
  readonly timeoutMs?: number;
  /** Hears of every answer that told how much of a limit is used. */
  readonly onUsage?: (usage: Usage) => void;
  /** Hears how far Meta's clock is ahead of ours, in ms, to about a second. */
  readonly onClock?: (aheadMs: number) => void;
};

export type GraphRequest<T> = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the version; each part is escaped. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: { readonly json: unknown } | { readonly form: FormData | URLSearchParams };
  /** What is read from a good answer; what it does not name is passed over. */
  readonly schema: z.ZodType<T>;
  readonly timeoutMs?: number;
  readonly stop?: AbortSignal | undefined;
  /** Texts of the request that nobody may see, beside the token. */
  readonly secrets?: readonly string[];
};

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: GraphFailure };

/** One request to the Graph API. Resolves whatever Meta or the way there does; nothing it tells holds the token. */
export type Graph = <T>(request: GraphRequest<T>) => Promise<Answer<T>>;

const TIMEOUT_MS = 30_000;
const LARGEST_ANSWER = 4 * 1024 * 1024;

export const createGraph =
  (needs: GraphNeeds): Graph =>
  async (request) => {
    const token = usableToken(await needs.token());
    if (token === null) return { ok: false, failure: { kind: 'not_sent', why: 'no_token', details: null } };
    if (request.stop?.aborted) return { ok: false, failure: { kind: 'not_sent', why: 'stopped', details: null } };
    const answer = await ask(needs, request, token);
    return answer.ok ? answer : { ok: false, failure: redact(answer.failure, [token, ...(request.secrets ?? [])]) };
  };

const ask = async <T>(needs: GraphNeeds, request: GraphRequest<T>, token: string): Promise<Answer<T>> => {
  const raw = await exchange(needs, request, token);
  if ('kind' in raw) return { ok: false, failure: raw };
  tellUsage(needs, raw.headers);
  tellClock(needs, raw.headers);
  const failure = readFailure(raw);
  if (failure) return { ok: false, failure };
  const parsed = request.schema.safeParse(raw.json);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, failure: inDoubt('unreadable', raw.httpStatus) };
};

type Exchange = RawAnswer & { readonly headers: Headers };

/** What came back, or why nothing did. */
const exchange = async (
  needs: GraphNeeds,
  request: GraphRequest<unknown>,
  token: string,
): Promise<Exchange | GraphFailure> => {
  const address = addressOf(needs, request);
  const timeout = AbortSignal.timeout(request.timeoutMs ?? needs.timeoutMs ?? TIMEOUT_MS);
  const init: RequestInit = {
    method: request.method,
    headers: headersOf(request, token),
    body: bodyOf(request),
    signal: request.stop ? AbortSignal.any([timeout, request.stop]) : timeout,
    // Graph does not redirect; whoever does is not to be followed with a token in hand.
    redirect: 'manual',
  };
  const ends = { timeout, stop: request.stop };
  const response = await needs.fetch(address, init).catch((broken: unknown) => ({ broken }));
  if ('broken' in response) return brokenCall(response.broken, ends, null);
  const { status: httpStatus, headers } = response;
  const read = await readJson(response.body, LARGEST_ANSWER);
  return 'broken' in read ? brokenCall(read.broken, ends, httpStatus) : { httpStatus, headers, json: read.json };
};

const addressOf = ({ url, version }: GraphNeeds, { path, query }: GraphRequest<unknown>): URL => {
  const address = new URL(`${url.replace(/\/+$/, '')}/${[version, ...path].map(encodeURIComponent).join('/')}`);
  for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value);
  return address;
};

const headersOf = ({ body }: GraphRequest<unknown>, token: string): Record<string, string> => ({
  Authorization: `Bearer ${token}`,
  Accept: 'application/json',
  ...(body && 'json' in body && { 'Content-Type': 'application/json' }),
});

const bodyOf = ({ body }: GraphRequest<unknown>): string | FormData | URLSearchParams | null => {
  if (!body) return null;
  return 'json' in body ? JSON.stringify(body.json) : body.form;
};

const tellUsage = ({ now, onUsage }: GraphNeeds, headers: Headers): void => {
  if (!onUsage) return;
  const usage = readUsage(headers, now());
  if (usage.meters.length > 0) onUsage(usage);
};

const tellClock = ({ now, onClock }: GraphNeeds, headers: Headers): void => {
  const told = Date.parse(headers.get('date') ?? '');
  if (!Number.isNaN(told)) onClock?.(told - now());
};
