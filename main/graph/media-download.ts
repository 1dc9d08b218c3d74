import { createHash } from 'node:crypto';
import { brokenCall, type Ends } from './broken-call.ts';
import type { GraphNeeds } from './graph.ts';
import type { GraphFailure } from './graph-error.ts';
import type { MediaFacts } from './media.ts';
import { readBody, readJson } from './read-body.ts';
import { inDoubt, readFailure } from './read-error.ts';
import { redact, usableToken } from './token.ts';

export type DownloadNeeds = Pick<GraphNeeds, 'fetch' | 'token' | 'timeoutMs'> & {
  /** Whether an address may be shown our token; `isMetas` outside of tests. */
  readonly trusts?: (address: URL) => boolean;
  /** The largest file in bytes that is taken. */
  readonly most?: number;
};

export type DownloadFailure =
  | GraphFailure
  /** The file is not at Meta's own place; our token was not sent there. */
  | { readonly kind: 'untrusted'; readonly host: string }
  | { readonly kind: 'too_large'; readonly most: number }
  /** The five minutes are over: read the facts again. */
  | { readonly kind: 'expired' }
  /** What came is not what Meta said it would be. */
  | { readonly kind: 'damaged' };

export type Downloaded =
  | { readonly ok: true; readonly size: number }
  | { readonly ok: false; readonly failure: DownloadFailure };

const LARGEST = 100 * 1024 * 1024;
const LARGEST_ERROR = 64 * 1024;
const TIMEOUT_MS = 10 * 60_000;

/** Meta's own: the place files are kept at, and the Graph API. */
export const isMetas = ({ protocol, hostname, port, username }: URL): boolean =>
  protocol === 'https:' && port === '' && username === '' && /(^|\.)(fbsbx|facebook)\.com$/.test(hostname);

/**
 * Fetches a file piece by piece into `take`. Only after `ok` is it what Meta meant: its SHA-256 has been checked. After
 * a failure everything that was taken is to be thrown away. The token goes to Meta's own hosts only, and no redirect is
 * followed.
 */
export const downloadMedia = async (
  needs: DownloadNeeds,
  facts: MediaFacts,
  take: (chunk: Uint8Array) => void | Promise<void>,
  stop?: AbortSignal,
): Promise<Downloaded> => {
  const { trusts = isMetas, most = LARGEST } = needs;
  const address = new URL(facts.url);
  if (!trusts(address)) return failed({ kind: 'untrusted', host: address.host });
  if ((facts.size ?? 0) > most) return failed({ kind: 'too_large', most });
  const token = usableToken(await needs.token());
  if (token === null) return failed({ kind: 'not_sent', why: 'no_token', details: null });
  const ends = { timeout: AbortSignal.timeout(needs.timeoutMs ?? TIMEOUT_MS), stop };
  const opened = await open(needs, address, token, ends);
  if ('kind' in opened) return failed(redact(opened, [token]));

  const hash = createHash('sha256');
  let size = 0;
  const end = await readBody(opened.body, most, async (chunk) => {
    hash.update(chunk);
    size += chunk.byteLength;
    await take(chunk);
  });
  if (end === 'too_large') return failed({ kind: 'too_large', most });
  if (end !== 'whole') return failed(brokenCall(end.broken, ends, opened.status));
  return isHash(hash.digest(), facts.sha256) ? { ok: true, size } : failed({ kind: 'damaged' });
};

const open = async (
  { fetch }: DownloadNeeds,
  address: URL,
  token: string,
  ends: Ends,
): Promise<Response | DownloadFailure> => {
  const signal = ends.stop ? AbortSignal.any([ends.timeout, ends.stop]) : ends.timeout;
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(address, { headers, signal, redirect: 'manual' }).catch((broken: unknown) => ({
    broken,
  }));
  if ('broken' in response) return brokenCall(response.broken, ends, null);
  if (response.ok) return response;
  const read = await readJson(response.body, LARGEST_ERROR);
  if ('broken' in read) return brokenCall(read.broken, ends, response.status);
  const failure = readFailure({ httpStatus: response.status, json: read.json });
  const coded = failure?.kind === 'refused' && failure.code !== null;
  if (response.status === 404 && !coded) return { kind: 'expired' };
  return failure ?? inDoubt('unreadable', response.status);
};

const isHash = (hash: Buffer, told: string): boolean =>
  hash.toString('hex') === told.toLowerCase() || hash.toString('base64') === told;

const failed = (failure: DownloadFailure): Downloaded => ({ ok: false, failure });
