import { AskFailure, type AskFailureCode } from '../connection/ask-failure.ts';

const WORTH_ANOTHER = {
  unavailable: true,
  timeout: true,
  offline: true,
  interrupted: true,
  aborted: false,
  bad_request: false,
  forbidden: false,
  not_found: false,
  conflict: false,
} as const satisfies Record<AskFailureCode, boolean>;

/** Whether a read is asked again by itself: twice at most, and only where another answer can be hoped for. */
export const shouldRetry = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof AskFailure && WORTH_ANOTHER[error.code];
