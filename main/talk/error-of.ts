import { NO_ANSWER } from '../../preload/contract/failures/fault.ts';
import { NOT_SENT, UNFIT } from '../../preload/contract/failures/own.ts';
import type { GraphFailure } from '../graph/graph-error.ts';
import type { ReportedError } from '../meta/line.ts';

/** What a failed call is kept and explained as. */
export const errorOf = (failure: GraphFailure): ReportedError => {
  switch (failure.kind) {
    case 'refused':
      return { code: failure.code ?? NO_ANSWER, title: failure.title, details: failure.details };
    case 'unknown_outcome':
      return { code: failure.code, title: failure.title, details: failure.details };
    case 'not_sent':
      return { code: NOT_SENT, title: `Not sent: ${failure.why}`, details: failure.details };
    case 'unfit':
      return { code: UNFIT, title: 'It cannot be sent as it is.', details: failure.problems.join(' ') };
    default:
      return failure satisfies never;
  }
};
