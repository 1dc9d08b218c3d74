import { adviceOf } from '../../preload/contract/failures.ts';
import type { PauseRow } from '../../preload/contract/outgoing.ts';
import type { PauseEntry } from '../store/sending.ts';

/** A pause as a window shows it. */
export const pauseRow = ({ what, id, at, until, code }: PauseEntry & { readonly at: number }): PauseRow => ({
  what,
  id,
  at: new Date(at).toISOString(),
  until: until === null ? null : new Date(until).toISOString(),
  error: code === null ? null : { code, title: '', details: null, advice: adviceOf(code) },
});
