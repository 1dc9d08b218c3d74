import { UNFIT } from '../../preload/contract/failures/own.ts';
import type { Answer } from '../graph/graph.ts';
import type { GraphFailure } from '../graph/graph-error.ts';
import type { Sent } from '../graph/send.ts';
import type { Ended } from '../outbox/keeping.ts';

/** Meta's own word for a request that it does not like, where it gave none (PLATFORM 8). */
const INVALID_PARAMETER = 100;

/** What an answer to a send, or the want of one, means for the try. `at`: when it came, ms UTC. */
export const endedOf = (answer: Answer<Sent>, at: number): Ended =>
  answer.ok
    ? { outcome: { is: 'accepted', at }, wamid: answer.value.wamid, httpStatus: 200, words: null }
    : { wamid: null, ...failed(answer.failure, at) };

const failed = (failure: GraphFailure, at: number): Omit<Ended, 'wamid'> => {
  const as = (code: number, transient: boolean): Ended['outcome'] => ({
    is: 'failed',
    code,
    transient,
    heard: 'in_answer',
    at,
  });
  switch (failure.kind) {
    case 'unfit':
      return {
        outcome: as(UNFIT, false),
        httpStatus: null,
        words: { title: '', details: failure.problems.join(' ') },
      };
    case 'not_sent':
      return {
        outcome: { is: 'not_sent', at },
        httpStatus: null,
        words: { title: failure.why, details: failure.details },
      };
    case 'refused':
      return {
        outcome: as(failure.code ?? INVALID_PARAMETER, failure.transient),
        httpStatus: failure.httpStatus,
        words: { title: failure.title, details: failure.details },
      };
    case 'unknown_outcome':
      // Its code is of class A, so nothing is sent again before a status or a person has spoken.
      return {
        outcome: as(failure.code, false),
        httpStatus: failure.httpStatus,
        words: { title: failure.title, details: failure.details },
      };
    default:
      return failure satisfies never;
  }
};
