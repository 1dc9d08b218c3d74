import type { CallbackTrouble } from '../preload/contract/callback.ts';
import type { GraphFailure } from './graph/graph-error.ts';

const NOT_A_TOKEN = new Set([0, 190]);
const NOT_ALLOWED = new Set([3, 10]);
const isPermission = (code: number): boolean => NOT_ALLOWED.has(code) || (code >= 200 && code < 300);

/**
 * What a failed call about deliveries means. Meta tells two of them by words alone (PLATFORM 5.2): that the app is not
 * subscribed, and that the address did not answer as it must.
 */
export const callbackTrouble = (
  failure: GraphFailure,
): { readonly trouble: CallbackTrouble; readonly words: string | null } => {
  switch (failure.kind) {
    case 'not_sent':
      return { trouble: failure.why === 'no_token' ? 'no_token' : 'unreachable', words: failure.details };
    case 'unknown_outcome':
      return { trouble: 'unreachable', words: failure.details ?? (failure.title || null) };
    case 'unfit':
      return { trouble: 'refused', words: failure.problems.join(' ') };
    case 'refused': {
      const words = [failure.title, failure.details].filter(Boolean).join(' ');
      return { trouble: refusedFor(failure.code, words, failure.class === 'B'), words };
    }
    default:
      return failure satisfies never;
  }
};

const refusedFor = (code: number | null, words: string, tooOften: boolean): CallbackTrouble => {
  if (code !== null && NOT_A_TOKEN.has(code)) return 'token_dead';
  if (code !== null && isPermission(code)) return 'no_permission';
  if (/must be subscribed/i.test(words)) return 'not_subscribed';
  if (/verif/i.test(words)) return 'address_refused';
  return tooOften ? 'too_often' : 'refused';
};
