import type { GraphFailure } from './graph-error.ts';
import { inDoubt } from './read-error.ts';

/** The two ways in which a call is given up from here. */
export type Ends = { readonly timeout: AbortSignal; readonly stop: AbortSignal | undefined };

/** What it means that `fetch` or the reading of its body threw. Of the error only its code is kept: its words may hold an address. */
export const brokenCall = (thrown: unknown, { timeout, stop }: Ends, httpStatus: number | null): GraphFailure => {
  if (timeout.aborted) return inDoubt('timeout', httpStatus);
  if (stop?.aborted) return inDoubt('stopped', httpStatus);
  const { code, syscall } = systemError(thrown);
  if (httpStatus === null && (syscall === 'connect' || NEVER_CONNECTED.test(code))) {
    return { kind: 'not_sent', why: 'no_connection', details: code };
  }
  return inDoubt('dropped', httpStatus, { details: code });
};

/** No name, nobody there, or a stranger's certificate: not one byte of the request was written. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/** `fetch` wraps what the system said, and with several addresses once more. */
const systemError = (thrown: unknown): { readonly code: string; readonly syscall: string } => {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 4; error = error.cause, depth += 1) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    const syscall = 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : '';
    // Only the connecting to several addresses fails as several errors.
    if (code !== '') return { code, syscall: error instanceof AggregateError ? 'connect' : syscall };
  }
  return { code: '', syscall: '' };
};
