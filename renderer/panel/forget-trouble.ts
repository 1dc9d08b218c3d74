import { AskFailure, type AskFailureCode } from '../connection/ask-failure.ts';

/** It was asked for, and may have happened. */
const UNANSWERED: ReadonlySet<AskFailureCode> = new Set(['interrupted', 'timeout', 'aborted']);

/** What is said when a student could not be forgotten, as a key of the dictionaries; never more than is known. */
export const forgetTrouble = (error: Error) => {
  if (!(error instanceof AskFailure)) return 'forget.not_done';
  if (error.code === 'forbidden') return 'forget.forbidden';
  if (error.code === 'conflict') return 'forget.busy';
  if (error.code === 'not_found') return 'forget.gone';
  return UNANSWERED.has(error.code) ? 'forget.unanswered' : 'forget.not_done';
};
