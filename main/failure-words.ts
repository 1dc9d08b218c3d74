import { NOT_SENT, UNFIT } from '../preload/contract/failures/own.ts';
import { adviceOf } from '../preload/contract/failures.ts';
import type { GraphFailure } from './graph/graph-error.ts';
import { Refusal } from './refusal.ts';

/** What a clerk may hear of a call that Meta did not answer as hoped. */
export const failureWords = (failure: GraphFailure): string => {
  switch (failure.kind) {
    case 'refused':
      return failure.code === null ? failure.title : adviceOf(failure.code);
    case 'unknown_outcome':
      return adviceOf(failure.code);
    case 'not_sent':
      return HINDRANCES[failure.why];
    case 'unfit':
      return failure.problems.join(' ');
    default:
      return failure satisfies never;
  }
};

const HINDRANCES = {
  no_token: 'There is no access token for this number. Enter one in Settings.',
  no_connection: 'WhatsApp cannot be reached from this machine. Check the network, then try again.',
  stopped: 'The program is closing.',
} as const;

export const refusalOf = (failure: GraphFailure): Refusal =>
  new Refusal('unavailable', failureWords(failure), { failure: codeOf(failure) });

const codeOf = (failure: GraphFailure): number | undefined => {
  switch (failure.kind) {
    case 'refused':
    case 'unknown_outcome':
      return failure.code ?? undefined;
    case 'not_sent':
      return NOT_SENT;
    case 'unfit':
      return UNFIT;
    default:
      return failure satisfies never;
  }
};
